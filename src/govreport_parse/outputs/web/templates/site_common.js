"use strict";
// What all pages of a dashboard share: the language, data beside the page, tables and charts.
const govreport = (() => {
  const root = document.documentElement;
  const values = new Map();
  const asked = new Map();
  const listeners = [];

  const lang = () => (root.lang === "en" ? "en" : "zh");
  const say = (zh, en) => (lang() === "zh" ? zh : en);

  // The language goes along from page to page where the browser keeps it for files.
  const memory = {
    read() { try { return localStorage.getItem("govreport-lang"); } catch { return null; } },
    write(code) { try { localStorage.setItem("govreport-lang", code); } catch { /* not kept */ } },
  };
  if (["zh-CN", "en"].includes(memory.read())) root.lang = memory.read();
  new MutationObserver(() => {
    memory.write(root.lang);
    for (const listener of listeners) listener();
  }).observe(root, { attributes: true, attributeFilter: ["lang"] });
  const onLanguage = (listener) => { listeners.push(listener); };

  function put(name, value) {
    values.set(name, value);
    asked.get(name)?.found(value);
  }

  // A page that is opened from a disk may fetch nothing, but run scripts that lie beside it.
  function load(name) {
    if (values.has(name)) return Promise.resolve(values.get(name));
    if (!asked.has(name)) {
      const entry = {};
      entry.promise = new Promise((found, lost) => Object.assign(entry, { found, lost }));
      asked.set(name, entry);
      const script = document.createElement("script");
      script.src = `data/${name}.js`;
      script.addEventListener("error", () => { asked.delete(name); entry.lost(new Error(name)); });
      document.head.append(script);
    }
    return asked.get(name).promise;
  }

  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  // Options as [value, 中文, English]; the choice is kept when the language changes.
  function fill(select, options) {
    const draw = () => {
      const chosen = select.value;
      select.replaceChildren(
        ...select.choices.map(([value, zh, en]) => make("option", { value }, say(zh, en))),
      );
      if (select.choices.some(([value]) => value === chosen)) select.value = chosen;
    };
    if (!select.choices) onLanguage(draw);
    select.choices = options;
    draw();
  }

  const everything = ["", "全部", "all"];

  function places(bodies, words, level, province) {
    const order = Object.keys(words.levels);
    const levels = [...new Set(bodies.map((body) => body.level))];
    levels.sort((a, b) => (order.indexOf(a) + 9) % 9 - (order.indexOf(b) + 9) % 9);
    fill(level, [everything, ...levels.map((one) => [one ?? "?", ...(words.levels[one] ?? words.unknown)])]);
    const provinces = [...new Set(bodies.map((body) => body.province))];
    provinces.sort((a, b) => (a === null) - (b === null) || String(a).localeCompare(String(b), "zh"));
    fill(province, [everything, ...provinces.map((one) => (one === null ? ["?", ...words.unknown] : [one, one, one]))]);
    return (body) =>
      (!level.value || (body.level ?? "?") === level.value) &&
      (!province.value || (body.province ?? "?") === province.value);
  }

  const named = (body) => body.name ?? say("（未载明机关）", "(names no body)");

  async function bodies() {
    const { years, forms, rows } = await load("bodies");
    const found = rows.map(([id, name, region, level, province, followed, counts], place) => ({
      place, id, name, region, level, province, followed: followed === 1,
      counts: counts.map((cell) => (Array.isArray(cell) ? cell : [cell, 0, 0, 0])),
    }));
    return { years, forms, bodies: found };
  }

  const linked = (body) => make("a", { href: `bodies/${body.id}.html` }, named(body));

  // A table of many rows, a screen at a time; columns: {zh, en, of: sort value, cell: node or text, kind}.
  // A plain one is short, and made anew whenever what it shows changes.
  function table(place, columns, { size = 50, plain = false } = {}) {
    let rows = [], page = 0, by = null, down = false;
    const head = make("tr"), body = make("tbody");
    const count = make("span"), pager = make("div", { className: "pager" });
    const turn = (step) => { page += step; draw(); };
    const before = make("button", { type: "button" }), after = make("button", { type: "button" });
    before.addEventListener("click", () => turn(-1));
    after.addEventListener("click", () => turn(1));
    count.setAttribute("aria-live", "polite");
    pager.append(before, count, after);
    place.replaceChildren(make("table", {}, make("thead", {}, head), body), ...(plain ? [] : [pager]));

    const compare = (a, b) => {
      const [x, y] = [by.of(a), by.of(b)];
      if (x === null || y === null) return (x === null) - (y === null);
      const order = typeof x === "number" ? x - y : String(x).localeCompare(String(y), "zh");
      return down ? -order : order;
    };
    function title(column) {
      const cell = make("th", { scope: "col", className: column.kind ?? "" });
      if (!column.of) { cell.textContent = say(column.zh, column.en); return cell; }
      if (by === column) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
      const button = make("button", { type: "button" }, say(column.zh, column.en));
      button.addEventListener("click", () => {
        down = by === column ? !down : column.kind === "number";
        by = column; page = 0; draw();
        head.children[columns.indexOf(column)].firstElementChild.focus();
      });
      cell.append(button);
      return cell;
    }
    function draw() {
      const sorted = by ? [...rows].sort(compare) : rows;
      const last = Math.max(0, Math.ceil(sorted.length / size) - 1);
      page = Math.min(Math.max(page, 0), last);
      head.replaceChildren(...columns.map(title));
      body.replaceChildren(...sorted.slice(page * size, (page + 1) * size).map((row) =>
        make("tr", {}, ...columns.map((column) => {
          const shown = column.cell(row);
          if (shown instanceof HTMLTableCellElement) return shown;
          return make("td", { className: column.kind ?? "" }, shown ?? "");
        }))));
      before.textContent = say("上一页", "Back");
      after.textContent = say("下一页", "Next");
      before.disabled = page === 0;
      after.disabled = page === last;
      count.textContent = sorted.length
        ? say(`第${page * size + 1}–${Math.min(sorted.length, (page + 1) * size)}行，共${sorted.length}行`,
              `${page * size + 1}–${Math.min(sorted.length, (page + 1) * size)} of ${sorted.length}`)
        : say("没有符合条件的行", "no rows");
    }
    if (!plain) onLanguage(draw);
    return (found) => { rows = found; page = 0; draw(); };
  }

  // A chart by its name, with data for its names; the interpreter needs no eval.
  async function chart(place, name, datasets = null) {
    const spec = structuredClone((await load("charts"))[name][lang()]);
    if (datasets) spec.datasets = datasets;
    if (Object.values(spec.datasets ?? {}).every((rows) => rows.length === 0)) {
      place.replaceChildren(make("p", { className: "note" }, say("没有可供绘图的数据。", "There is nothing to draw.")));
      return null;
    }
    const made = await vegaEmbed(place, spec, {
      ast: true, actions: false, renderer: "svg", defaultStyle: false, logLevel: 1,
      tooltip: { disableDefaultStyle: true, id: "vg-tooltip-element" },
    });
    return made.view;
  }

  return { bodies, chart, everything, fill, lang, linked, load, make, named, onLanguage, places, put, say, table };
})();
