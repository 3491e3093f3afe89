// There is one login for everything: where Tasklist would show a login of its own, ours takes over.
function leaveForLogin() {
  if (window.location.hash.startsWith('#/login')) {
    window.location.assign('/login');
  }
}

window.addEventListener('hashchange', leaveForLogin);
leaveForLogin();
document.title = 'Policy Relay Tasklist';

export default {};
