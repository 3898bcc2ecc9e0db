"use strict";
for (const button of document.querySelectorAll("[data-switch-language]")) {
  button.addEventListener("click", () => {
    const root = document.documentElement;
    root.lang = root.lang === "en" ? "zh-CN" : "en";
  });
}
