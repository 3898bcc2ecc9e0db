#!/bin/sh
# What the product does, in a minute: reads and checks the fixtures, and leaves files to open in .demo.
# tools/demo.sh DIRECTORY_OF_COMMANDS
set -u
bin=$1
out=.demo
mkdir -p "$out"

# A command as one would type it. Findings end with 1: some of the reports have defects on purpose.
run() {
  printf '\n$ govreport'
  printf ' %s' "$@"
  echo
  "$bin/govreport" "$@" || [ $? -eq 1 ] || exit 1
}

run check fixtures/2021/baishui-jiaoyu-2023.html
run check fixtures/2019 fixtures/2021 --statistics
run view fixtures/2021/baishui-jiaoyu-2023.html -o $out/page.html
run check fixtures/2021 --format html -o $out/review.html
run check fixtures/2021 --format xlsx -o $out/review.xlsx
run batch fixtures/2008 fixtures/2014 fixtures/2019 fixtures/2021 --out $out/dataset
run export $out/dataset --out $out/tables --format csv --bom --table indicator_panel --table suspects

cat <<END

To open 可打开查看:
  $out/page.html      a report beside what was read from it 原文与数据对照
  $out/review.html    what was found in fixtures/2021, to print and forward 检查情况
  $out/review.xlsx    the same as a workbook 检查情况工作簿
  $out/dataset/       a dataset: Parquet, govreport.duckdb 数据集
  $out/tables/        its panel and its suspect cells as CSV 面板数据、问题所涉数据
END
