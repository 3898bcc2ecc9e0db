"use strict";
// A harmonised series: its values through the years, and over the bodies of a level.
(async () => {
  const { bodies, chart, fill, linked, load, make, named, onLanguage, places, say, table } = govreport;
  const $ = (id) => document.getElementById(id);
  const [{ years, forms, bodies: all }, words, catalogue] = await Promise.all([bodies(), load("words"), load("catalogue")]);
  const known = all.filter((body) => body.name !== null);
  const within = places(known, words, $("level"), $("province"));
  const dated = years.map((year, place) => ({ year, place })).filter(({ year }) => year !== null);
  const chosen = [];
  let current = null;

  if (!catalogue.length) {
    $("what").textContent = say("没有读到任何统计表，无指标可供展示。", "No statutory table was read: there is no indicator to show.");
    document.body.dataset.ready = "yes";
    return;
  }
  fill($("series"), catalogue.map((one) => [one.code, one.zh, one.en]));
  fill($("year"), dated.map(({ year }) => [String(year), year, year]).reverse());
  // Bodies of one name in several divisions are several bodies.
  const labels = new Map();
  for (const body of known) {
    const label = [body.name, `${body.name}（${body.province ?? body.id}）`, `${body.name}（${body.id}）`].find((one) => !labels.has(one));
    labels.set(label, body);
  }
  $("names").append(...[...labels].map(([value, body]) => make("option", { value }, body.region ?? "")));

  // A cell as it stands in a series' file: null, a number, a word's letter, or these with form and unit.
  function read(series, units, cell, place) {
    if (cell === null) return null;
    const [value, form, unit] = Array.isArray(cell) ? cell : [cell, forms[place], units[forms[place]]];
    const member = series.members.find((one) => one.form === form);
    const figure = typeof value === "number" ? value : null;
    return { value: figure, word: figure === null ? words.cells[value] : null, code: figure === null ? value : "v", form, unit: unit ?? "", segment: member.segment };
  }

  async function take() {
    const series = catalogue.find((one) => one.code === $("series").value);
    fill($("applicant"), series.applicants.map(([code, zh, en]) => [code, zh, en]));
    $("applicant-field").hidden = series.applicants.length === 0;
    const name = series.applicants.length ? `${series.code}.${$("applicant").value}` : series.code;
    const { units, cells } = await load(`series/${name}`);
    const rows = known.map((body) => ({
      body, cells: (cells[body.place] ?? years.map(() => null)).map((cell, year) => read(series, units, cell, year)),
    }));
    current = { series, rows };
  }

  const quantile = (sorted, share) => {
    const at = (sorted.length - 1) * share, low = Math.floor(at);
    return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
  };
  const shown = (value) => (Number.isInteger(value) ? String(value) : String(Number(value.toFixed(2))));

  // Where a form began that counts otherwise, with what the concordance says of it: of all forms
  // from the first to the last that values shown stand in, though none is shown of some.
  function breaks(series, cells) {
    const used = new Set(cells.map(({ form }) => form));
    const at = series.members.flatMap((member, place) => (used.has(member.form) ? [place] : []));
    return series.members.slice(at[0] + 1, at.at(-1) + 1).filter((one) => one.relation !== "same").map((one) => {
      const apart = one.relation === "break";
      return {
        year: one.first - 0.5, kind: one.relation, label: apart ? say("断点", "break") : say("口径有差异", "differs"),
        reason: `${say(`${one.form}年格式：`, `Form of ${one.form}: `)}${apart ? say("不可衔接。", "not to be chained. ") : say("可比，但有差异。", "comparable, with a difference. ")}${say(one.zh, one.en)}`,
      };
    });
  }

  // One chart a unit: values in 项 and in 万元 share no axis.
  async function draw(place, charts, none) {
    place.replaceChildren();
    for (const { unit, name, datasets } of charts) {
      const box = make("div", { className: "chart", tabIndex: 0 });
      place.append(make("h3", {}, unit ? say(`单位：${unit}`, `in ${unit}`) : say("单位不详", "unit not known")), box);
      await chart(box, name, datasets);
    }
    if (!charts.length) place.append(make("p", { className: "note" }, none));
  }
  const grouped = (items, key) => {
    const groups = new Map();
    for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
    return groups;
  };

  function linesOf(rows, drawn) {
    const units = [...new Set(rows.flatMap(({ cells }) => cells.filter((cell) => cell?.code === "v").map((cell) => cell.unit)))];
    return units.map((unit) => {
      const points = [], gaps = [];
      for (const { body, cells } of rows) {
        for (const { year, place } of dated) {
          const cell = cells[place];
          const figure = cell?.code === "v" && cell.unit === unit ? cell.value : null;
          // Without a division the reports may be of several bodies: points, and no line.
          const runs = cell ? `${body.id}/${cell.segment}${body.followed ? "" : `/${year}`}` : null;
          const own = { name: named(body), year, value: figure, form: cell?.form ?? "", shown: figure === null ? "" : `${shown(figure)} ${unit}` };
          const stretches = runs ? [runs] : [...new Set(cells.filter(Boolean).map((one) => `${body.id}/${one.segment}`))];
          for (const stretch of stretches) points.push({ ...own, stretch });
          if (rows.length === 1 && figure === null) gaps.push({ year, word: cell?.word ? say(...cell.word) : cell ? say(`单位${cell.unit}`, `in ${cell.unit}`) : "–" });
        }
      }
      return { unit, name: "bodies", datasets: { points, gaps, breaks: drawn } };
    });
  }

  function quartilesOf(rows) {
    const figures = rows.flatMap(({ cells }) => dated.map(({ year, place }) => ({ year, cell: cells[place] })));
    const stretches = [...grouped(figures.filter(({ cell }) => cell?.code === "v"), ({ cell }) => `${cell.segment}\t${cell.unit}`)];
    const lines = stretches.flatMap(([stretch, own]) => dated.map(({ year }) => {
      const values = own.filter((one) => one.year === year).map(({ cell }) => cell.value).sort((a, b) => a - b);
      const [, unit] = stretch.split("\t");
      const used = [...new Set(own.filter((one) => one.year === year).map(({ cell }) => cell.form))].join(", ");
      const [low, value, high] = values.length ? [0.25, 0.5, 0.75].map((share) => quantile(values, share)) : [null, null, null];
      return { stretch, unit, year, form: used, bodies: values.length, low, value, high };
    }));
    return lines;
  }

  const tally = (cells, code) => cells.filter((cell) => cell?.code === code).length;
  const number = (zh, en, of) => ({ zh, en, kind: "number", cell: (row) => { const value = of(row); return value === null ? "" : typeof value === "number" ? shown(value) : value; } });

  async function showLines() {
    const { series, rows } = current;
    const picked = chosen.length ? chosen.map((body) => rows.find((row) => row.body === body)) : null;
    const used = picked ?? rows.filter((row) => within(row.body));
    const filled = used.filter((row) => tally(row.cells, "v")).length;
    const cells = used.flatMap((row) => dated.map(({ year, place }) => ({ year, ...row.cells[place] }))).filter((cell) => cell.form);
    const marks = breaks(series, cells);
    const drawn = marks.map(({ year, kind, label }) => ({ year, kind, label }));
    $("what").textContent = picked
      ? say(`${series.zh}：${picked.map(({ body }) => named(body)).join("、")}`, `${series.en}: ${picked.map(({ body }) => named(body)).join(", ")}`)
      : say(`${series.zh}：${filled}个有数值的机关的中位数与中间一半`, `${series.en}: median and middle half of ${filled} bodies with a figure`);
    $("reasons").replaceChildren(...marks.map(({ reason }) => make("li", {}, reason)));
    const none = say("所选范围没有数值。", "There is no figure in this choice.");
    if (picked) {
      await draw($("lines"), linesOf(picked, drawn), none);
      table($("values"), [
        { zh: "机关", en: "Body", cell: (row) => linked(row.body) },
        ...dated.map(({ year, place }) => ({ zh: year, en: year, kind: "year", cell: (row) => {
          const cell = row.cells[place];
          return cell === null ? "–" : cell.word ? say(...cell.word) : `${shown(cell.value)} ${cell.unit}`;
        } })),
      ], { plain: true })(picked);
      return;
    }
    const lines = quartilesOf(used);
    await draw($("lines"), [...grouped(lines, (line) => line.unit)].map(([unit, points]) => ({ unit, name: "quartiles", datasets: { points, breaks: drawn } })), none);
    table($("values"), [
      { zh: "年度", en: "Year", kind: "year", cell: (row) => String(row.year) },
      { zh: "报表格式", en: "Form", cell: (row) => row.form },
      { zh: "单位", en: "Unit", cell: (row) => row.unit },
      number("有数值的机关", "Bodies with a figure", (row) => row.bodies),
      number("下四分位数", "Lower quartile", (row) => row.low),
      number("中位数", "Median", (row) => row.value),
      number("上四分位数", "Upper quartile", (row) => row.high),
    ], { plain: true, size: 1000 })(lines.filter((line) => line.bodies).sort((a, b) => a.year - b.year));
  }

  async function showSpread() {
    const { rows } = current;
    const place = years.indexOf(Number($("year").value));
    const used = rows.filter((row) => within(row.body));
    const order = Object.keys(words.levels);
    const rank = (level) => (order.indexOf(level) + 9) % 9;
    const label = (level) => say(...(words.levels[level] ?? words.unknown));
    const figures = used.filter((row) => row.cells[place]?.code === "v").map((row) => ({
      name: named(row.body), level: label(row.body.level), rank: rank(row.body.level),
      value: row.cells[place].value, unit: row.cells[place].unit, segment: row.cells[place].segment,
    }));
    const kinds = [...grouped(figures, (one) => `${one.segment}\t${one.unit}`)];
    await draw($("spread"), kinds.map(([, points]) => ({ unit: points[0].unit, name: "distribution", datasets: { points } })),
      say("该年度没有数值。", "There is no figure on this year."));
    const levels = [...grouped(used, (row) => row.body.level)].sort(([a], [b]) => rank(a) - rank(b));
    table($("levels"), [
      { zh: "层级", en: "Level", cell: ([level]) => label(level) },
      number("有数值", "With a figure", ([, own]) => tally(own.map((row) => row.cells[place]), "v")),
      ...Object.entries(words.cells).map(([code, [zh, en]]) => number(zh, en, ([, own]) => tally(own.map((row) => row.cells[place]), code))),
      number("无此数据", "No such cell", ([, own]) => own.filter((row) => row.cells[place] === null).length),
    ], { plain: true })(levels);
  }

  function chips() {
    $("chosen").replaceChildren(...chosen.map((body) => {
      const chip = make("button", { type: "button", title: say("移除", "remove") }, `${named(body)} ×`);
      chip.addEventListener("click", () => { chosen.splice(chosen.indexOf(body), 1); chips(); show(); });
      return chip;
    }));
  }
  // One drawing after another, and of those that wait only the last.
  let drawing = Promise.resolve(), latest = 0;
  function show() {
    const turn = ++latest;
    delete document.body.dataset.ready;
    drawing = drawing.then(async () => {
      if (turn !== latest) return;
      await take();
      await showLines();
      await showSpread();
      if (turn === latest) document.body.dataset.ready = "yes";
    });
    return drawing;
  }
  $("body").addEventListener("input", () => {
    const body = labels.get($("body").value);
    if (!body || chosen.includes(body) || chosen.length === 6) return;
    chosen.push(body);
    $("body").value = "";
    chips();
    show();
  });
  const asked = new URLSearchParams(location.hash.slice(1));
  if (catalogue.some((one) => one.code === asked.get("series"))) $("series").value = asked.get("series");
  else if (catalogue.some((one) => one.code === "requests.received")) $("series").value = "requests.received";
  const wanted = known.find((one) => one.id === asked.get("body"));
  if (wanted) chosen.push(wanted);
  for (const id of ["series", "applicant", "level", "province", "year"]) $(id).addEventListener("input", show);
  onLanguage(() => { chips(); show(); });
  chips();
  await show();
})();
