// A demo's terminal prints links with name and password behind the hash, which no browser sends. They sign in on this
// machine alone, and the address loses them at once. A second factor is asked for as ever.
const [, username, password] = /^#([\w.-]+):([\w-]+)$/.exec(location.hash) ?? [];
if (password && /^((region\.)?localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname)) {
  history.replaceState(null, '', location.pathname + location.search);
  const name = document.getElementById('id_login');
  name.value = username;
  document.getElementById('id_password').value = password;
  name.form.requestSubmit();
}
