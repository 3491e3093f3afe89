// On a narrow screen a task opens below the whole list: who chooses one is brought to it, and to where they were in the list
// once it is open no more. A list that loads by itself moves nobody.
const STACKED = window.matchMedia('(max-width: 768px)');
const CARD = '.tasks-list li.task';
const ROOM = '.page-wrap';
const TASK = '.task-details';

let left;
let isReturning = false;

function goToTask({ target }) {
  if (STACKED.matches && target.closest?.(CARD)) {
    left = document.querySelector(ROOM).scrollTop;
    // Tasklist first puts the focus on the card
    window.setTimeout(() => document.querySelector(TASK).scrollIntoView());
  }
}

const isOpen = () => new URLSearchParams(window.location.hash.split('?')[1]).has('task');

const isBeingRead = () => document.querySelector(TASK)?.getBoundingClientRect().top < window.innerHeight / 2;

/** The list is drawn anew meanwhile: until they move by themselves, they are held where they were. */
function goBack() {
  if (left === undefined || isOpen()) {
    return;
  }
  isReturning ||= STACKED.matches && isBeingRead();
  if (isReturning) {
    document.querySelector(ROOM).scrollTop = left;
  } else {
    left = undefined;
  }
}

function letGo() {
  if (isReturning) {
    isReturning = false;
    left = undefined;
  }
}

/** Brings them there from now on. */
export function goWhereTheTaskIs() {
  for (const event of ['pointerdown', 'wheel', 'keydown']) {
    document.addEventListener(event, letGo, { capture: true, passive: true });
  }
  document.addEventListener('click', goToTask, true);
  new MutationObserver(goBack).observe(document.body, { childList: true, subtree: true });
}
