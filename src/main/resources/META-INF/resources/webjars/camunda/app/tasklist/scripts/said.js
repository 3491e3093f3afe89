// What Tasklist says of an answer that is refused stands where its form begins, which may be far above the button that was
// pressed: it is brought before the reader, and read out.
const SAID = '.notifications .alert';

function tell(message) {
  message.setAttribute('role', 'alert');
  if (message.closest('.modal-dialog')) {
    message.tabIndex = -1;
    message.scrollIntoView({ block: 'center' });
    message.focus({ preventScroll: true });
  }
}

/** What an earlier try was told is no answer to the next one, and none to its success. */
function takeBack({ target }) {
  if (target.closest('.form-actions, .modal-footer')) {
    document.querySelectorAll('.notifications .alert .close').forEach((cross) => cross.click());
  }
}

/** Hears of each message, and of each new try, from now on. */
export function tellWhatIsSaid() {
  document.addEventListener('click', takeBack, true);
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof Element) {
          const inside = [...node.querySelectorAll(SAID)];
          (node.matches(SAID) ? [node, ...inside] : inside).forEach(tell);
        }
      }
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
}
