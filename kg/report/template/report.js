"use strict";
// Filters and sorts what the page already holds; without it everything is there, unsorted and unfiltered.
const form = document.getElementById("filter");
const facts = [...document.querySelectorAll(".fact")].map(element => ({ element, data: element.dataset, text: null }));
const svg = document.querySelector("svg.circle");

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function chosen() {
  const value = name => form.elements[name].value.trim();
  const date = name => form.elements[name].validity.valid ? value(name) : "";
  return { words: fold(value("words")).split(/\s+/).filter(Boolean), since: date("since"), until: date("until"),
           type: value("type"), status: value("status") };
}

function shows(fact, want) {
  const { begins, ends, type, status } = fact.data;
  if (want.type && type !== want.type || want.status && status !== want.status) return false;
  if ((want.since || want.until) && !begins) return false;
  if (want.since && (ends || begins).slice(0, want.since.length) < want.since) return false;
  if (want.until && begins.slice(0, want.until.length) > want.until) return false;
  if (!want.words.length) return true;
  fact.text ??= fold(fact.element.textContent);
  return want.words.every(word => fact.text.includes(word));
}

function filter() {
  const want = chosen();
  const shown = new Map();
  for (const fact of facts) {
    const section = fact.element.closest("section");
    const [some, all] = shown.get(section) ?? [0, 0];
    const visible = shows(fact, want);
    fact.element.hidden = !visible;
    shown.set(section, [some + visible, all + 1]);
  }
  let total = 0;
  for (const [section, [some, all]] of shown) {
    section.querySelector(".count").textContent = some === all ? `${all}` : `${some} of ${all}`;
    total += some;
  }
  form.querySelector("output").textContent = total === facts.length ? "" : `${total} of ${facts.length} facts`;
}

function sortable(table) {
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(table, column, head));
  }
}

function sort(table, column, head) {
  const down = head.ariaSort === "ascending";
  for (const other of head.parentElement.cells) other.ariaSort = null;
  head.ariaSort = down ? "descending" : "ascending";
  const key = row => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const rows = [...table.tBodies[0].rows].map(row => [key(row), row]);
  rows.sort(([one], [other]) => down ? compare(other, one) : compare(one, other));
  table.tBodies[0].append(...rows.map(([, row]) => row));
}

function highlight(agent) {
  svg.classList.toggle("chosen", agent !== null);
  const near = new Set([agent]);
  for (const path of svg.querySelectorAll("path")) {
    const on = path.dataset.one === agent || path.dataset.other === agent;
    path.classList.toggle("on", on);
    if (on) near.add(path.dataset.one).add(path.dataset.other);
  }
  for (const group of svg.querySelectorAll("g")) group.classList.toggle("on", near.has(group.dataset.agent));
}

function only(values) {
  form.reset();
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  filter();
  document.getElementById("met").scrollIntoView();
}

for (const table of document.querySelectorAll("table.sorts")) sortable(table);
for (const bar of document.querySelectorAll("rect[data-period]")) {
  bar.addEventListener("click", () => only({ since: bar.dataset.period, until: bar.dataset.period }));
}
for (const group of svg?.querySelectorAll("g") ?? []) {
  const agent = group.dataset.agent;
  for (const event of ["mouseenter", "focus"]) group.addEventListener(event, () => highlight(agent));
  for (const event of ["mouseleave", "blur"]) group.addEventListener(event, () => highlight(null));
  group.addEventListener("click", () => only({ words: group.dataset.name }));
  group.addEventListener("keydown", event => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); only({ words: group.dataset.name }); }
  });
}
form.addEventListener("input", filter);
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
form.hidden = false;
filter();
