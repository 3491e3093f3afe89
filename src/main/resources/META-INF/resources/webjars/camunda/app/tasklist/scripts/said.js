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

/** Hears of each message from now on. */
export function tellWhatIsSaid() {
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
