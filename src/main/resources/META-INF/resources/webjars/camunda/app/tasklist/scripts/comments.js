// Who will read a comment is not to be seen where it is written.
const FIELD = '#comment-form-message';
const HINT = 'relay-comment-readers';
const READERS =
  'Read by whoever can see this task: under its History, beside later steps of the same work, and on the page of its'
  + ' change. Nobody else sees it, and nobody is sent a notice.';

function tell() {
  const field = document.querySelector(FIELD);
  if (field && !document.getElementById(HINT)) {
    const hint = document.createElement('p');
    hint.id = HINT;
    hint.className = 'help-block';
    hint.textContent = READERS;
    field.after(hint);
    field.setAttribute('aria-describedby', HINT);
    field.setAttribute('aria-label', 'Comment');
  }
}

export function tellWhoReads() {
  new MutationObserver(tell).observe(document.body, { childList: true, subtree: true });
}
