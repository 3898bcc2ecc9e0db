"use strict";
// The start page: which body has a report on which year, and the charts of findings.
(async () => {
  const { bodies, chart, linked, load, make, onLanguage, places, say, table } = govreport;
  const $ = (id) => document.getElementById(id);
  const [{ years, bodies: all }, words] = await Promise.all([bodies(), load("words")]);
  const known = all.filter((body) => body.name !== null);
  const within = places(known, words, $("level"), $("province"));

  function cell(body, place) {
    const [reports, errors, warnings, hints] = body.counts[place];
    const year = years[place] ?? say("不详", "not known");
    const told = reports === 0 ? say("无报告", "no report")
      : say(`${reports}份报告，错误${errors}，警告${warnings}，提示${hints}`,
            `${reports} report(s), ${errors} error(s), ${warnings} warning(s), ${hints} hint(s)`);
    const text = reports === 0 ? "–" : errors + warnings === 0 ? "✓" : String(errors + warnings);
    const kind = reports === 0 ? " gap" : errors ? " has-error" : warnings ? " has-warning" : "";
    return make("td", { className: `year${kind}`, title: `${year}: ${told}` }, reports > 1 ? `${text} ×${reports}` : text);
  }

  const show = table($("bodies"), [
    { zh: "机关", en: "Body", of: (body) => body.name, cell: linked, kind: "side" },
    { zh: "层级", en: "Level", of: (body) => body.level, cell: (body) => say(...(words.levels[body.level] ?? words.unknown)), kind: "short" },
    ...years.map((year, place) => ({
      zh: year ?? "不详", en: year ?? "not known", kind: "year",
      of: (body) => body.counts[place][0] * 1000 + body.counts[place][1] + body.counts[place][2],
      cell: (body) => cell(body, place),
    })),
  ], { size: 25 });

  const lacks = (body) => years.some((year, place) => year !== null && body.counts[place][0] === 0);
  function update() {
    const sought = $("find").value.trim().toLowerCase();
    show(known.filter((body) => within(body) && (!$("gaps").checked || lacks(body)) &&
      (!sought || `${body.name} ${body.region ?? ""}`.toLowerCase().includes(sought))));
  }
  for (const id of ["find", "level", "province", "gaps"]) $(id).addEventListener("input", update);
  update();

  async function draw() {
    await Promise.all(["coverage", "rules", "levels", "regions"].map((name) => chart($(name), name)));
    document.body.dataset.ready = govreport.lang();
  }
  onLanguage(draw);
  await draw();
})();
