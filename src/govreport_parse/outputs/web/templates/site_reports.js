"use strict";
// The table of all reports.
(async () => {
  const { bodies, everything, fill, linked, load, make, places, say, table } = govreport;
  const $ = (id) => document.getElementById(id);
  const [{ bodies: all, years }, words, rows] = await Promise.all([bodies(), load("words"), load("reports")]);
  const reports = rows.map(([body, year, title, file, url, published, forms, errors, warnings, hints, rules]) => ({
    body: all[body], year, title, file, url, published, forms, counts: [errors, warnings, hints],
    rules: rules ? rules.split(" ") : [], sought: `${all[body].name ?? ""} ${title ?? ""} ${file}`.toLowerCase(),
  }));
  const within = places(all, words, $("level"), $("province"));
  fill($("year"), [everything, ...years.map((year) => (year === null ? ["?", ...words.unknown] : [String(year), year, year]))]);
  fill($("rule"), [everything, ...words.rules.map(([code, zh, en]) => [code, `${code} ${zh}`, `${code} ${en}`])]);
  fill($("worst"), [everything, ...Object.entries(words.severities).map(([code, both]) => [code, ...both]), ["none", "无问题", "nothing found"]]);

  const source = (report) => (report.url
    ? make("a", { href: report.url, rel: "noreferrer noopener" }, report.title ?? report.file)
    : report.title ?? report.file);
  const number = (zh, en, place) => ({ zh, en, kind: "number", of: (one) => one.counts[place], cell: (one) => String(one.counts[place]) });
  const show = table($("reports"), [
    { zh: "机关", en: "Body", of: (one) => one.body.name, cell: (one) => linked(one.body) },
    { zh: "年度", en: "Year", of: (one) => one.year, cell: (one) => String(one.year ?? say(...words.unknown)), kind: "year" },
    { zh: "标题", en: "Title", of: (one) => one.title, cell: source },
    { zh: "文件", en: "File", of: (one) => one.file, cell: (one) => one.file, kind: "file" },
    { zh: "报表", en: "Forms", of: (one) => one.forms, cell: (one) => one.forms },
    number("错误", "Errors", 0), number("警告", "Warnings", 1), number("提示", "Hints", 2),
    { zh: "规则", en: "Rules", of: (one) => one.rules.join(" "), cell: (one) => one.rules.join(" ") },
  ]);
  const severities = Object.keys(words.severities);
  const worst = (report) => severities.find((_, place) => report.counts[place] > 0) ?? "none";
  function update() {
    const sought = $("find").value.trim().toLowerCase();
    const [year, rule, worstOf] = [$("year").value, $("rule").value, $("worst").value];
    show(reports.filter((one) => within(one.body) && (!year || String(one.year ?? "?") === year) &&
      (!rule || one.rules.includes(rule)) && (!worstOf || worst(one) === worstOf) &&
      (!sought || one.sought.includes(sought))));
  }
  function follow() {
    const rule = new URLSearchParams(location.hash.slice(1)).get("rule");
    if (words.rules.some(([code]) => code === rule)) $("rule").value = rule;
    update();
  }
  for (const id of ["find", "year", "level", "province", "rule", "worst"]) $(id).addEventListener("input", update);
  addEventListener("hashchange", follow);
  follow();
  document.body.dataset.ready = "yes";
})();
