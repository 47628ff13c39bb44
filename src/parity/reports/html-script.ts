/** The script of the page: it filters the list, and opens it for printing. Without it the page shows everything. */
export const HTML_SCRIPT = `
const list = [...document.querySelectorAll('#list details')];
const search = document.querySelector('input[type=search]');
const group = document.querySelector('select');
const boxes = [...document.querySelectorAll('.filters input[type=checkbox]')];
const filter = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  let count = 0;
  for (const item of list) {
    const { column, group: its, text } = item.dataset;
    const fits = shown.has(column) && (group.value === '' || its === group.value) && words.every((word) => text.includes(word));
    item.hidden = !fits;
    if (fits) count++;
  }
  document.querySelector('#count').textContent = count + ' of ' + list.length;
  document.querySelector('#none').hidden = count > 0;
};
for (const control of [search, group, ...boxes]) control.addEventListener('input', filter);
for (const row of document.querySelectorAll('[data-pick]')) row.addEventListener('click', (event) => {
  event.preventDefault();
  group.value = row.dataset.pick;
  filter();
  document.querySelector('#behaviours').scrollIntoView();
});
const open = () => {
  const item = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (item && item.matches('details')) { item.hidden = false; item.open = true; item.scrollIntoView(); }
};
let closed = [];
addEventListener('beforeprint', () => { closed = list.filter((item) => !item.open && !item.hidden); for (const item of closed) item.open = true; });
addEventListener('afterprint', () => { for (const item of closed) item.open = false; });
addEventListener('hashchange', open);
document.querySelector('.filters').hidden = false;
filter();
open();
`;
