// Searches the index under search/. Its parts are classic scripts, added to the page when a search needs them: that
// alone works from disk too. What they hold, and how, is told where the index is written.
(function () {
  "use strict";
  var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var TOKEN = /[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[A-Za-z](?:\.[A-Za-z](?![\p{L}\p{N}_]))+|(?![0-9_])[\p{L}\p{N}](?:[\p{L}\p{N}]|[\u0300-\u036f])*(?:['’][sS](?![\p{L}\p{N}_]))?/gu;
  var PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"};
  var LONGEST = 40, FIRST = 1, BATCH = 10, PASSAGES = 3, WIDEST_PREFIX = 6, LONGEST_NAME = 24;
  var values = {}, parts = {}, loading = {}, broken = false, THOUSANDS = ",";
  for (var at = 0; at < LETTERS.length; at++) values[LETTERS.charCodeAt(at)] = at;

  // --- parts of the index

  window.searchPart = function (name) { parts[name] = Array.prototype.slice.call(arguments, 1); };
  window.searchPart.terms = function (text) { return tokens(text).map(function (token) { return token.term; }); };

  function load(name) {
    if (parts[name]) return Promise.resolve(parts[name]);
    loading[name] = loading[name] || new Promise(function (done) {
      var script = document.createElement("script");
      script.src = "search/" + fileName(name) + ".js";
      script.onload = function () { script.remove(); done(parts[name]); };
      script.onerror = function () { script.remove(); broken = true; done(null); };
      document.head.append(script);
    });
    return loading[name];
  }

  function fileName(name) {
    var start = name.indexOf("-") + 1, plain = name.slice(start);
    if (/^[A-Za-z0-9-]*$/.test(plain)) return name;
    return name.slice(0, start) + Array.from(bytes(plain), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("") + "-";
  }

  function bytes(words) { return new TextEncoder().encode(words); }

  // --- words

  function tokens(text) {
    return Array.from(text.matchAll(TOKEN), function (found) {
      return {term: fold(found[0]), start: found.index, end: found.index + found[0].length};
    });
  }

  function fold(token) {
    if (/^[0-9][\x00-\x7f]*$/.test(token)) return cut(token.replace(/,/g, ""));
    var lower = token.toLowerCase().replace(/['’]s$/, "");
    if (/^[\x00-\x7f]*$/.test(lower)) return cut(lower.replace(/\./g, ""));
    var plain = lower.replace(/[,\u00a0\u2009\u202f]/g, "").normalize("NFKD");
    return cut(plain.replace(/[łøđðþßæœı]/g, function (letter) { return PLAIN[letter]; }).replace(/\p{Mn}/gu, ""));
  }

  function cut(term) { return term.length > LONGEST ? Array.from(term).slice(0, LONGEST).join("") : term; }

  // A query as groups of terms that stand side by side; the last word outside quotation marks may be a beginning.
  function read(query) {
    var groups = [], terms = [];
    function add(text, quoted) {
      var group = tokens(text).map(function (token) { return term(token.term, quoted); });
      if (group.length) groups.push(group);
      return group;
    }
    function term(word, quoted) {
      var known = terms.find(function (one) { return one.word === word; });
      if (!known) terms.push(known = {word: word, alike: quoted ? [word] : alike(word), begins: false, bit: 1 << terms.length});
      else if (quoted) known.alike = [word];
      return known;
    }
    var open = query.replace(/["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/g, function (all, inner) { add(inner, true); return " \u0000 "; });
    var chunks = open.split(/\s+/).filter(Boolean), last = null;
    chunks.forEach(function (chunk) {
      if (chunk === "\u0000") last = null;
      else (add(chunk, false).slice(-1).concat(last)).slice(0, 1).forEach(function (one) { last = one; });
    });
    if (last && last.alike.length && last.word.length > 1) last.begins = !/^[0-9]/.test(last.word);
    return {groups: groups, terms: terms.slice(0, 30), told: /["“”„«»]/.test(query) ? query : "“" + query + "”"};
  }

  function alike(word) {
    if (word.length < 4 || /^[0-9]/.test(word)) return [word];
    return word.slice(-1) === "s" ? [word, word.slice(0, -1)] : [word, word + "s"];
  }

  function fits(term, word) {
    return term.alike.indexOf(word) >= 0 || (term.begins && word.indexOf(term.word) === 0);
  }

  // --- reading the index: an item is what is known of a term, or of two words side by side: the articles in which it
  // stands, and the pages of its lists that are not loaded, which hold the articles from first up to last

  function numbers(letters, from, each) {
    var number = 0, weight = 1;
    for (var at = from; at < letters.length; at++) {
      var value = values[letters.charCodeAt(at)];
      number += (value % 32) * weight;
      if (value < 32) { each(number); number = 0; weight = 1; } else weight *= 32;
    }
  }

  function item(term) { return {term: term, hits: new Map(), pages: [], named: new Map(), sorted: null}; }

  // Adds to an item the articles that letters tell, and their places where they tell these.
  function add(item, letters, article, placed, exact) {
    var place = 0, open = null;
    item.sorted = null;
    numbers(letters, 0, function (number) {
      if (open) {
        place += number >> 1;
        open.places.push(place);
        if (!(number & 1)) open = null;
        return;
      }
      article += number;
      open = item.hits.get(article);
      if (!open) item.hits.set(article, open = {places: [], exact: false});
      open.exact = open.exact || exact;
      place = 0;
      if (!placed) open = null;
    });
  }

  // Adds what the line of a key tells: all its articles, or the pages of its list.
  function enter(item, key, line, pages, exact) {
    var told = [];
    if (line[0] !== "~") { add(item, line, 0, pages === "u", exact); return; }
    numbers(line, 1, function (number) {
      told.push(number);
      if (told.length < 4) return;
      var size = Math.pow(2, told[0]), name = [pages, told[0].toString(36), told[1].toString(36), pageKey(key)].join("-");
      item.pages.push({name: name, first: told[1] * size, last: (told[1] + 1) * size, placed: pages === "u", exact: exact});
      told = [];
    });
  }

  function pageKey(key) {
    var letters = Array.from(key);
    return letters.length <= LONGEST_NAME ? key : letters.slice(0, LONGEST_NAME).join("") + checksum(key).toString(16).padStart(8, "0");
  }

  function turn(item, page) {
    item.pages.splice(item.pages.indexOf(page), 1);
    return load(page.name).then(function (part) { if (part) add(item, part[0], page.first, page.placed, page.exact); });
  }

  function longest(names, key) {
    return names.reduce(function (best, name) { return name.length > best.length && key.indexOf(name) === 0 ? name : best; }, "");
  }

  // The names of the shards that may hold a key, or with begins all those whose keys begin with it; null for too many.
  function shards(family, key, begins) {
    function down(level, names) {
      var below = begins ? names.filter(function (name) { return name.length > key.length && name.indexOf(key) === 0; }) : [];
      var name = longest(names, key);
      if (below.length > WIDEST_PREFIX || (level && below.length)) return null;
      if (!level) return below.concat(name);
      return load(family + level + "-" + name).then(function (part) { return down(level - 1, part ? part[0].split(" ") : []); });
    }
    var about = parts.index[0][family];
    return Promise.resolve(down(about[0], about[1].split(" ")));
  }

  function lines(family, name, each) {
    return load(family + "-" + name).then(function (part) {
      (part ? part[0] : "").split("\n").forEach(function (line) {
        var space = line.indexOf(" ");
        if (space >= 0) each(name + line.slice(0, space), line.slice(space + 1));
      });
      return part;
    });
  }

  function look(term) {
    var found = item(term);
    function one(name) {
      return lines("t", name, function (key, line) {
        if (fits(term, key)) enter(found, key, line, "u", term.alike.indexOf(key) >= 0);
      }).then(function (part) {
        (part ? part[1] : []).forEach(function (row) {
          if (fits(term, row[0])) found.named.set(row[1], {href: row[1], name: row[2], count: row[3]});
        });
      });
    }
    return Promise.all(term.alike.map(function (word) { return shards("t", word, false); }).concat(term.begins ? shards("t", term.word, true) : []))
      .then(function (several) {
        if (term.begins && !several[several.length - 1]) term.begins = false;
        return Promise.all(Array.from(new Set([].concat.apply([], several.filter(Boolean))), one));
      }).then(function () { return found; });
  }

  // The articles in which two words may stand side by side; the words of the article itself then tell for sure.
  function beside(one, other) {
    var bits = parts.index[0].bits, sum = (checksum(one) * 31 + checksum(other)) % 4294967296, found = item(null);
    var bucket = Math.floor(sum / Math.pow(2, 32 - bits)).toString(16).padStart(4, "0");
    return shards("p", bucket, false).then(function (names) {
      return lines("p", names[0], function (key, line) { if (key === bucket) enter(found, key, line, "q", true); });
    }).then(function () { return found; });
  }

  // Walks over the articles that all items have, the newest first, and loads of long lists only the pages it comes to.
  function walk(items) {
    var cursor = Infinity;
    function highest(item) {
      if (!item.sorted) item.sorted = Float64Array.from(item.hits.keys()).sort();
      var low = 0, high = item.sorted.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (item.sorted[middle] < cursor) low = middle + 1; else high = middle;
      }
      return item.pages.reduce(function (best, page) {
        return page.first < cursor ? Math.max(best, Math.min(page.last, cursor) - 1) : best;
      }, low ? item.sorted[low - 1] : -1);
    }
    function lowest(item, top) {
      return item.pages.reduce(function (best, page) { return page.last <= top ? Math.max(best, page.last) : best; }, 0);
    }
    function step() {
      var top = items.reduce(function (least, item) { return Math.min(least, highest(item)); }, Infinity);
      if (top < 0) { walking.done = true; return Promise.resolve([]); }
      return Promise.all([].concat.apply([], items.map(function (item) {
        return item.pages.filter(function (page) { return page.first <= top && top < page.last; })
          .map(function (page) { return turn(item, page); });
      }))).then(function () {
        var least = items.reduce(function (one, other) { return other.hits.size < one.hits.size ? other : one; });
        var end = items.reduce(function (most, item) { return Math.max(most, lowest(item, top)); }, 0), found = [];
        least.hits.forEach(function (hit, number) {
          if (number >= end && number < cursor && items.every(function (item) { return item.hits.has(number); })) found.push(number);
        });
        cursor = end;
        walking.done = !cursor;
        return found.length || walking.done ? found : step();
      });
    }
    var walking = {done: false, step: step};
    return walking;
  }

  function checksum(word) {
    var sum = -1;
    bytes(word).forEach(function (byte) {
      sum ^= byte;
      for (var bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    });
    return (sum ^ -1) >>> 0;
  }

  // --- ranking: all words, in one passage, in a headline or a name, as written, side by side; then the newest

  function ranked(numbers, looked, would) {
    var all = looked.reduce(function (bits, one) { return bits | one.term.bit; }, 0);
    return numbers.map(function (number) {
      var hits = looked.filter(function (one) { return one.hits.has(number); })
        .map(function (one) { return {bit: one.term.bit, hit: one.hits.get(number)}; });
      var near = would.length && would.every(function (one) { return one.hits.has(number); });
      var score = 4 * tier(hits, all) + (hits.every(function (one) { return one.hit.exact; }) ? 2 : 0) + (near ? 1 : 0);
      return {number: number, score: score + 100 * hits.length};
    }).sort(function (one, other) { return other.score - one.score || other.number - one.number; });
  }

  function tier(hits, all) {
    var words = new Map(), names = new Map(), best = 0;
    hits.forEach(function (one) {
      one.hit.places.forEach(function (place) {
        var map = place & 1 ? names : words, passage = place >> 1;
        map.set(passage, (map.get(passage) || 0) | one.bit);
        if (!words.has(passage)) words.set(passage, 0);
      });
    });
    words.forEach(function (bits, passage) {
      var named = names.get(passage) || 0;
      if ((bits | named) !== all) return;
      best = Math.max(best, passage === 0 && bits === all ? 3 : named ? 2 : 1);
    });
    return best;
  }

  // --- what an article shows of it

  function read_article(part, query) {
    var head = part[0], found = [], beside = query.groups.map(function () { return false; });
    function matched(text) {
      var marks = [], bits = 0, cutUp = tokens(text);
      cutUp.forEach(function (token) {
        query.terms.forEach(function (term) {
          if (fits(term, token.term)) { bits |= term.bit; marks.push([token.start, token.end]); }
        });
      });
      query.groups.forEach(function (group, index) {
        for (var at = 0; !beside[index] && at + group.length <= cutUp.length; at++) {
          beside[index] = group.every(function (term, next) { return fits(term, cutUp[at + next].term); });
        }
      });
      return {bits: bits, marks: marks, text: text};
    }
    function valued(runs, pairs) {
      pairs.forEach(function (pair) {
        query.terms.forEach(function (term) {
          if (term.word !== pair[0]) return;
          runs.forEach(function (run) {
            var start = typeof run === "object" ? run.text.indexOf(pair[1]) : -1;
            if (start >= 0) { run.bits |= term.bit; run.marks.push([start, start + pair[1].length]); }
          });
          query.groups.forEach(function (group, index) { if (group.length === 1 && group[0] === term) beside[index] = true; });
        });
      });
    }
    function together(runs) { return runs.reduce(function (bits, run) { return bits | (run.bits || 0); }, 0); }
    var title = matched(head.title), outlet = matched(head.outlet);
    part[1].forEach(function (one, order) {
      var runs = one[3].map(function (run) { return typeof run === "string" ? matched(run) : run; });
      valued(runs, one[7]);
      var who = matched(one[4]), name = who.bits | matched(one[6]).bits, bits = together(runs) | name;
      if (bits) found.push({passage: one, who: who, runs: runs, bits: bits, worth: 4 * count(bits) + (together(runs) ? 2 : 0) + (name ? 1 : 0), order: order});
    });
    found.sort(function (one, other) { return other.worth - one.worth || one.order - other.order; });
    return {
      head: head, title: title, fits: beside.every(function (is, index) { return is || query.groups[index].length < 2; }),
      passages: telling(found, title.bits | outlet.bits)
    };
  }

  // The passages with the most words; others only for words that those lack.
  function telling(found, known) {
    if (!found.length) return [];
    var most = count(found[0].bits), bits = known;
    return found.filter(function (one, index) {
      var adds = (one.bits & ~bits) !== 0;
      bits |= one.bits;
      return count(one.bits) === most || adds || index === 0;
    }).slice(0, PASSAGES);
  }

  function count(bits) { for (var sum = 0; bits; bits &= bits - 1) sum++; return sum; }

  // --- drawing

  function element(name, classes, children) {
    var made = document.createElement(name);
    if (classes) made.className = classes;
    (children || []).forEach(function (child) { if (child !== null) made.append(child); });
    return made;
  }

  function link(href, children) { var made = element("a", "", children); made.setAttribute("href", href); return made; }

  function source(language, children) {
    var made = element("bdi", "source", children);
    made.lang = language;
    return made;
  }

  function marked(run) {
    var made = [], here = 0, marks = run.marks.sort(function (one, other) { return one[0] - other[0] || other[1] - one[1]; });
    for (var at = 0; at < marks.length; at++) {
      var start = marks[at][0], end = marks[at][1];
      while (at + 1 < marks.length && /^[\s'’‑-]*$/.test(run.text.slice(end, marks[at + 1][0]))) end = Math.max(end, marks[++at][1]);
      if (start > here) made.push(run.text.slice(here, start));
      if (end > here) made.push(element("mark", "hit", [run.text.slice(Math.max(here, start), end)]));
      here = Math.max(here, end);
    }
    return made.concat(run.text.slice(here));
  }

  function drawn(runs, words) {
    return runs.reduce(function (made, run) {
      if (typeof run === "object") return made.concat(marked(run));
      if (!run) return made.concat(" … ");
      return made.concat(" ", element("span", "gap", [run === 1 ? words.left_one : told(words.left, {count: run})]), " ");
    }, []);
  }

  function card(article, one, words) {
    var passage = one.passage, kind = passage[0], head = article.head;
    var first = one.runs.find(function (run) { return typeof run === "object"; });
    var href = (passage[1].indexOf("#") < 0 ? head.href + "#" : "") + passage[1] + fragment(first.text);
    var text = source(head.language, drawn(one.runs, words));
    var quote = element("blockquote", "", [element("p", "", kind === "direct" ? ["“", text, "”"] : [text])]);
    quote.setAttribute("cite", href);
    var who = kind === "told" ? element("span", "missing", [words.told])
      : passage[4] ? link(passage[5], [element("bdi", "", marked(one.who))]) : element("span", "missing", [words.unknown]);
    var caption = element("figcaption", "", [
      element("p", "who", [element("span", "by-name", passage[6] ? [who, ", ", source(head.language, [passage[6]])] : [who]),
        kind === "told" ? null : " ", kind === "told" ? null : element("span", "label", [words[kind]])]),
      element("p", "where", [link(href, [told(words.paragraph, {number: passage[2]})])])
    ]);
    return element("figure", "card " + kind, [quote, caption]);
  }

  function fragment(text) {
    var found = text.trim().split(/\s+/);
    var ends = found.length > 8 ? [found.slice(0, 4).join(" "), found.slice(-4).join(" ")] : [found.join(" ")];
    return ":~:text=" + ends.map(function (end) { return encodeURIComponent(end).replace(/-/g, "%2D"); }).join(",");
  }

  function hit(article, words) {
    var head = article.head, date = element(head.date[1] ? "time" : "span", "nowrap", [head.date[0] || words.undated]);
    if (head.date[1]) date.setAttribute("datetime", head.date[1]);
    var heading = element("h2", "headline", [link(head.href, [source(head.language, marked(article.title))])]);
    var line = element("p", "where", [head.outlet ? element("bdi", "", [head.outlet]) : null, head.outlet ? " · " : null, date]);
    return element("article", "hit", [heading, line].concat(article.passages.map(function (one) { return card(article, one, words); })));
  }

  function people(looked, words) {
    var every = new Map();
    looked.forEach(function (one) { one.named.forEach(function (named) { every.set(named.href, named); }); });
    var found = Array.from(every.values()).filter(function (named) {
      var held = tokens(named.name);
      return looked.every(function (one) { return held.some(function (token) { return fits(one.term, token.term); }); });
    }).sort(function (one, other) { return other.count - one.count || (one.name < other.name ? -1 : 1); }).slice(0, 6);
    if (!found.length) return null;
    var list = element("ul", "", found.map(function (one) {
      var amount = one.count === 1 ? words.one : told(words.many, {count: written(one.count)});
      return element("li", "", [link(one.href, [element("bdi", "", [one.name])]), " ", element("span", "count", [amount])]);
    }));
    return element("section", "search-people", [element("h2", "", [words.named]), list]);
  }

  function told(words, parts) { return words.replace(/\{(\w+)\}/g, function (all, name) { return parts[name]; }); }

  function written(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, THOUSANDS); }

  // --- the page

  function search(query, results, status, words) {
    var asked = read(query);
    if (!asked.terms.length) { status.textContent = words.short; return; }
    status.textContent = words.busy;
    function near(group) {
      return group.slice(1).map(function (term, at) { return beside(group[at].word, term.word); });
    }
    var single = asked.groups.filter(function (group) { return group.length === 1; }).map(function (group) { return group[0]; });
    var must = [].concat.apply([], asked.groups.map(near));
    var would = asked.groups.length === single.length ? near(single) : [];
    Promise.all([Promise.all(asked.terms.map(look)), Promise.all(must), Promise.all(would)])
      .then(function (loaded) { show(asked, loaded, results, status, words); });
  }

  function show(asked, loaded, results, status, words) {
    var looked = loaded[0], walking = walk(looked.concat(loaded[1])), queue = [], every = true;
    var shown = 0, total = 0, more = element("p", "more"), button = element("button", "", [words.more]);
    var section = people(looked, words);
    if (section) results.append(section);
    button.type = "button";
    more.append(button);
    results.append(more);
    more.hidden = true;
    // Takes up the next articles that have all words, else once those that have some of them.
    function fetch_more() {
      return walking.step().then(function (found) {
        if (walking.done && !found.length && !total && every && !loaded[1].length) {
          every = false;
          found = Array.from(new Set([].concat.apply([], looked.map(function (one) { return Array.from(one.hits.keys()); }))));
        }
        total += found.length;
        queue = ranked(found, looked, loaded[2]);
      });
    }
    function draw(some) {
      return Promise.all(some.map(function (one) { return load("a-" + one.number.toString(36)); })).then(function (parts) {
        return parts.map(function (part) {
          var article = part && read_article(part, asked);
          if (!article || !article.fits) { total--; return null; }
          var made = hit(article, words);
          more.before(made);
          shown++;
          done("first");
          return made;
        }).filter(Boolean);
      });
    }
    // Draws the next ones: the first as soon as it is there, the others behind it.
    function next() {
      var first = null, left = BATCH;
      function go() {
        if (left <= 0 || (walking.done && !queue.length)) return null;
        if (!queue.length) return fetch_more().then(go);
        return draw(queue.splice(0, shown ? left : FIRST)).then(function (made) {
          first = first || made[0];
          left -= made.length;
          return go();
        });
      }
      return Promise.resolve(go()).then(function () { tell(); return first; });
    }
    function done(what) {
      var told = document.documentElement.dataset;
      told[what] = told[what] || String(Math.round(performance.now()));
    }
    function tell() {
      var articles = total === 1 ? words.one : told(words.many, {count: written(total)});
      var line = !every ? words.some : !walking.done ? words.newest : shown < total ? words.part : words.all;
      status.textContent = (total ? told(line, {count: articles, words: asked.told, shown: written(shown)})
        : told(words.none, {words: asked.told}) + " " + words.advice) + (broken ? " " + words.broken : "");
      more.hidden = walking.done && !queue.length;
      done("first");
      done("searched");
    }
    button.addEventListener("click", function () {
      next().then(function (first) { if (first) first.querySelector("a").focus(); });
    });
    next();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector("form.search"), results = document.getElementById("search-results");
    var words = JSON.parse(results.dataset.words), status = document.getElementById("search-status");
    var query = (new URLSearchParams(location.search).get("q") || "").slice(0, 400);
    THOUSANDS = results.dataset.thousands;
    form.elements.q.value = query;
    if (!parts.index) { status.textContent = words.broken; return; }
    if (!query.trim()) return;
    document.title = query + " · " + document.title;
    search(query, results, status, words);
  });
})();
