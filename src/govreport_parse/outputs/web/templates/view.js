const record = document.querySelector(".record");
const original = document.querySelector(".document");
const told = document.getElementById("told");
const inEnglish = () => document.documentElement.lang === "en";
let from = null;
let turn = 0;

function dim() {
  for (const one of document.querySelectorAll(".lit, .near")) one.classList.remove("lit", "near");
}

/* Show what stands on the other side; the same link again shows the next of several. */
function follow(link) {
  const other = record.contains(link) ? original : record;
  const places = link.dataset.p.split(" ");
  const rank = (one) => places.findIndex((place) => one.dataset.p.split(" ").includes(place));
  const found = [...other.querySelectorAll("[data-p]")].filter((one) => rank(one) >= 0);
  found.sort((one, two) => rank(one) - rank(two));
  if (found.every((one) => one.closest("[hidden]"))) showAll();
  const shown = found.filter((one) => !one.closest("[hidden]"));
  turn = from === link ? (turn + 1) % shown.length : 0;
  from = link;
  dim();
  for (const one of [link, ...shown]) one.classList.add("lit");
  /* Around a figure the words that it was read from. */
  for (const place of places)
    for (const one of original.querySelectorAll(`[data-s~="${place}"]`)) one.classList.add("near");
  goTo(shown[turn]);
  told.textContent = inEnglish()
    ? `place ${turn + 1} of ${shown.length}`
    : `第${turn + 1}处，共${shown.length}处`;
}

function goTo(target) {
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center", inline: "nearest" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-p]");
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  follow(link);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || from === null) return;
  dim();
  goTo(from);
  from = null;
});

/* Filters: findings by severity and rule, figures by status. */
const filters = [...document.querySelectorAll("[data-filter]")];
const boxes = filters.flatMap((filter) => [...filter.querySelectorAll("input")]);

function chosen(item) {
  return filters.every((filter) => {
    const own = item.dataset[filter.dataset.filter];
    const input = [...filter.querySelectorAll("input")].find((box) => box.value === own);
    return input === undefined || input.checked;
  });
}

function choose() {
  const items = [...document.querySelectorAll(".finding")];
  for (const item of items) item.hidden = !chosen(item);
  for (const nothing of document.querySelectorAll("[data-nothing]"))
    nothing.hidden = items.some((item) => !item.hidden);
  const figures = [...record.querySelectorAll("[data-status]")];
  for (const figure of figures) figure.classList.toggle("aside", !chosen(figure));
  for (const row of record.querySelectorAll("tr:has([data-status])"))
    row.hidden = [...row.querySelectorAll("[data-status]")].every((one) => one.matches(".aside"));
}

function showAll() {
  for (const box of boxes) box.checked = true;
  choose();
}

for (const box of boxes) box.addEventListener("change", choose);
for (const part of document.querySelectorAll(".filters")) part.hidden = false;
