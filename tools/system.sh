#!/bin/sh
# What some tests need of the system: a browser that opens pages, fonts for them, a Writer that opens
# documents. What is absent is installed where that can be; elsewhere those tests are skipped.
missing=
command -v chromium >/dev/null || missing="$missing chromium"
fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
command -v soffice >/dev/null || missing="$missing libreoffice-writer"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "installing$missing"
  apt-get update -qq -o Acquire::Retries=0 >/dev/null &&
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null && exit 0
  why="apt-get could not install them"
else
  why="installing them takes root and apt-get"
fi
echo "Not here:$missing ($why). Tests that need them are skipped: apt-get install$missing"
