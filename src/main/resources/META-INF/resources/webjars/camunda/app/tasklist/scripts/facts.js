// When a task is due and which team has it follow from the handoff. Tasklist offers to type them; the server refuses it, so
// it is not offered.
const FACTS = '.meta .due-date, .meta.actors .groups';
const CHANGING = ['Enter', ' ', 'Delete', 'Backspace'];

export function keepFacts() {
  document.addEventListener('click', keep, true);
  document.addEventListener('keydown', (event) => CHANGING.includes(event.key) && keep(event), true);
}

function keep(event) {
  if (event.target instanceof Element && event.target.closest(FACTS)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
