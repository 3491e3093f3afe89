// There is one login for everything: where a web application would show a login of its own, ours takes over.
let leaving = false;

function leaveForLogin() {
  // Welcome alone writes #!/
  leaving = leaving || /^#!?\/login/.test(window.location.hash);
  if (leaving) {
    // once more whenever the application has written into the address: that ends what was on its way
    window.location.assign('/login');
  }
}

window.addEventListener('hashchange', leaveForLogin);
leaveForLogin();
if (window.location.pathname.includes('/tasklist/')) {
  document.title = 'Policy Relay Tasklist';
}

export default {};
