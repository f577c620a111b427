// Adds what only a script can: a remembered choice of light or dark, and buttons that copy a citation.
// Every page works without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "haiti-digest-theme";
  var remembered = null;
  try { remembered = localStorage.getItem(key); } catch (refused) { /* storage may be closed to pages from disk */ }
  if (remembered === "light" || remembered === "dark") root.dataset.theme = remembered;

  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function button(words, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", function () { act(made); });
    return made;
  }

  function themeButton(words) {
    var made = button("", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem(key, root.dataset.theme); } catch (refused) { /* then for this page only */ }
      name();
    });
    function name() { made.textContent = dark() ? words.light : words.dark; }
    made.className = "theme";
    name();
    return made;
  }

  function copyButton(citation, words) {
    var cited = citation.textContent.trim();
    return button(words.copy, function (made) {
      navigator.clipboard.writeText(cited).then(
        function () { made.textContent = words.copied; },
        function () { getSelection().selectAllChildren(citation.firstChild); }
      );
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var tools = document.querySelector(".tools"), words = tools.dataset;
    tools.append(themeButton(words));
    document.querySelectorAll(".cite").forEach(function (citation) {
      if (navigator.clipboard) citation.append(" ", copyButton(citation, words));
    });
  });
})();
