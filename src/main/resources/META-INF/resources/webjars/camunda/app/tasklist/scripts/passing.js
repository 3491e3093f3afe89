// What is said of something that went well leaves by itself, and for the next thing that somebody does: it lies above what
// they work with. Whoever points at it or is in it is still reading.
const STAYS_MS = 20000;

/**
 * @param shown the element that is said
 * @param end takes it away
 */
export function letPass(shown, end = () => shown.remove()) {
  let waiting;
  const go = () => {
    clearTimeout(waiting);
    document.removeEventListener('click', act, true);
    if (shown.isConnected) {
      end();
    }
  };
  // a message that is closed by a program is no deed of the reader's
  const act = ({ target, isTrusted }) => isTrusted && !shown.contains(target) && go();
  const wait = () => {
    waiting = setTimeout(() => (shown.matches(':hover, :focus-within') ? wait() : go()), STAYS_MS);
  };
  document.addEventListener('click', act, true);
  wait();
}
