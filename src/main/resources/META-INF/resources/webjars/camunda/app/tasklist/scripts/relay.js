// There is one login for everything: where a web application would show a login of its own, ours takes over.
function leaveForLogin() {
  // Welcome alone writes #!/
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.assign('/login');
  }
}

window.addEventListener('hashchange', leaveForLogin);
leaveForLogin();
if (window.location.pathname.includes('/tasklist/')) {
  document.title = 'Policy Relay Tasklist';
}

export default {};
