// Adds what only a script can: a remembered choice of light or dark, and buttons that copy a
// citation.
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

  function copyButton(name, written, words, cited) {
    return button(name, function (made) {
      navigator.clipboard.writeText(written).then(
        function () {
          made.textContent = words.copied;
          setTimeout(function () { made.textContent = name; }, 2000);
        },
        function () { getSelection().setBaseAndExtent(cited, 0, cited, cited.length); }
      );
    });
  }

  // What is cited, as reference managers want it: of a record the words and who says them, of an article its headline.
  function reference(citation) {
    var card = citation.closest("figure");
    // Of cards on the page of their article it is told once, around them all, who published it and when.
    var data = (citation.closest("[data-outlet], [data-day]") || citation).dataset;
    function found(selector) { return card && card.querySelector(selector); }
    function text(selector) { return found(selector) ? found(selector).textContent.trim().replace(/\s+/g, " ") : ""; }
    var quote = found("blockquote"), there = found("a[rel=external]"), when = found(".where time");
    var place = there ? there.href : quote && quote.cite.indexOf("http") === 0 ? quote.cite : "";
    var day = data.day || (when ? when.dateTime.slice(0, 10) : "");
    return {
      id: quote ? quote.getAttribute("cite").split("#")[1] : data.key,
      title: data.title || text(".who > span") + ": " + text("blockquote"),
      author: data.by ? data.by.split("; ") : [],
      outlet: data.outlet || text(".where bdi:not(.source)"),
      day: day ? day.split("-") : [],
      url: data.url || place,
      note: citation.firstChild.textContent.trim()
    };
  }

  function tex(words) {
    var named = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"};
    return words.replace(/[\\~^{}$&#_%]/g, function (mark) { return named[mark] || "\\" + mark; });
  }

  var forms = {
    BibTeX: function (one) {
      var fields = [
        ["author", one.author.map(function (name) { return "{" + tex(name) + "}"; }).join(" and ")],
        ["title", "{" + tex(one.title) + "}"], ["howpublished", tex(one.outlet)], ["year", one.day[0]],
        ["date", one.day.join("-")], ["url", one.url], ["note", tex(one.note)]
      ];
      return "@misc{" + one.id + ",\n" + fields.filter(function (field) { return field[1]; }).map(function (field) {
        return "  " + field[0] + " = {" + field[1] + "},\n";
      }).join("") + "}\n";
    },
    RIS: function (one) {
      var lines = [["TY", "NEWS"], ["ID", one.id], ["TI", one.title]].concat(
        one.author.map(function (name) { return ["AU", name]; }),
        [["T2", one.outlet], ["PY", one.day[0]], ["DA", one.day.join("/")], ["UR", one.url], ["N1", one.note]]
      );
      return lines.filter(function (line) { return line[1]; }).concat([["ER", ""]]).map(function (line) {
        return line[0] + "  - " + line[1] + "\r\n";
      }).join("");
    },
    "CSL-JSON": function (one) {
      return JSON.stringify([{
        id: one.id, type: "article-newspaper", title: one.title,
        author: one.author.length ? one.author.map(function (name) { return {literal: name}; }) : undefined,
        "container-title": one.outlet || undefined, URL: one.url || undefined, note: one.note,
        issued: one.day.length ? {"date-parts": [one.day.map(Number)]} : undefined
      }], null, 1);
    }
  };

  function addButtons(citation, words) {
    if (!navigator.clipboard || citation.querySelector("button")) return;
    var cited = citation.firstChild, one = reference(citation);
    citation.append(" ", copyButton(words.copy, cited.textContent.trim(), words, cited));
    Object.keys(forms).forEach(function (name) {
      var made = copyButton(name, forms[name](one), words, cited);
      made.title = words.copyAs.replace("{form}", name);
      citation.append(" ", made);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var tools = document.querySelector(".tools"), words = tools.dataset;
    tools.append(themeButton(words));
    document.querySelectorAll("p.cite").forEach(function (citation) { addButtons(citation, words); });
    document.addEventListener("toggle", function (event) {
      var citation = event.target.open && event.target.querySelector(".cite");
      if (citation) addButtons(citation, words);
    }, true);
  });
})();
