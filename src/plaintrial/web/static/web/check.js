// Answers stay in memory. `weigher`: web/check/weigh.py.
const UNKNOWN = "unknown", NOT = "does_not_fit", YES_NO = { yes: true, no: false };
const SIGNS = { ">=": (a, b) => a >= b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, "<": (a, b) => a < b };
const compare = (a, op, limit) =>
	Array.isArray(limit) ? limit.includes(a) : SIGNS[op]?.(a, limit) ?? a === limit;

export function weigher({ questions, studies }, answers) {
	function known(q) {
		const said = answers[q], implied = impliedFor(questions[q]);
		if (said === undefined || said === UNKNOWN) return implied;
		return said === "no" && implied === "yes" ? null : said;
	}
	function so([q, op, value]) {
		const is = known(q);
		if (typeof is === "string" || typeof value === "string") return is === value;
		return is !== null && compare(is, op, value);
	}
	function impliedFor({ kind, up, yes_if, no_if }) {
		if (yes_if?.some(so)) return "yes";
		if (no_if?.some(so)) return "no";
		if (!(up >= 0) || known(up) !== "no") return null;
		return kind === "number" ? 0 : "no";
	}
	function plain({ q, op = "is", v = 0, t, whole, means = YES_NO }) {
		const value = q >= 0 ? known(q) : null;
		if (value === null) return null;
		if (t >= 0) {
			if (value !== "yes") return value === "no" ? false : null;
			const time = known(t);
			return time === null || typeof time === "string" ? null : compare(time, op, v);
		}
		if (op === "is") return means[value] ?? null;
		if (typeof value === "string") return null;
		return compare(whole && value >= 2 ? Math.trunc(value) : value, op, v);
	}
	const truth = atom => (found => atom.neg && found !== null ? !found : found)(plain(atom));
	function outcome({ kind, atoms = [], fits, none }) {
		const truths = atoms.map(truth), all = is => truths.every(t => t === is), hit = truths.indexOf(true);
		if (kind === "i") {
			if ((none && all(false)) || truths.some((t, n) => t === false && atoms[n].decides)) return NOT;
			return (fits === "first" && truths[0]) || (fits === "all" && all(true)) ? "fits" : "ask";
		}
		if (kind !== "e" || hit >= 0) return kind === "e" && atoms[hit].decides ? NOT : "ask";
		return fits === "all" && all(false) ? "fits" : "ask";
	}
	const aside = ({ criteria = [] }) => criteria.some(c => outcome(c) === NOT);
	function next() {
		const scores = questions.map(() => 0);
		for (const study of studies)
			if (studies.length < 2 || !aside(study))
				for (const c of study.criteria ?? []) if (outcome(c) === "ask") score(c, scores);
		let found = -1, most = 0;
		questions.forEach(({ effort = 1 }, q) => {
			const worth = Math.floor(scores[q] * 60 / effort);
			if (worth > most && canBeAsked(q)) [found, most] = [q, worth];
		});
		return found;
	}
	function canBeAsked(q) {
		const { of, up, no_if } = questions[q];
		if (q in answers || known(q) !== null || no_if?.some(([first]) => !(first in answers))) return false;
		return [of, up].every(before => !(before >= 0) || known(before) === "yes");
	}
	function score({ kind, atoms = [], fits, none }, scores) {
		const truths = atoms.map(truth), open = truths.filter(t => t === null).length;
		const fit = open && (none || fits && !studies[1]) && !truths.includes(kind === "e" || !fits) ? Math.floor(6 / open) || 1 : 0;
		atoms.forEach(({ q, t, decides, gain: worth = 0 }, n) => {
			if (truths[n] !== null || !(q >= 0)) return;
			const gain = (decides ? worth : 0) + fit, { up, no_if = [] } = questions[q];
			const add = (to, more) => to >= 0 && (scores[to] += more);
			add(q, gain);
			add(t, gain);
			add(up, Math.floor((gain + 1) / 2));
			for (const [first] of no_if) add(first, gain);
		});
	}
	return { known, outcome, aside, next };
}

const DAYS = { years: 365.25, months: 30.4375, weeks: 7, days: 1 };
const $ = id => document.getElementById(id), read = id => JSON.parse($(id).textContent);
function h(tag, given, ...inside) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(given ?? {}))
		typeof value === "function" ? made.addEventListener(name, value) : made.setAttribute(name, value);
	made.append(...inside.flat(2).filter(Boolean));
	return made;
}

function start(box) {
	const b = read("bundle"), w = read("words"), live = box.nextElementSibling, answers = {}, said = {};
	const { outcome, aside, next } = weigher(b, answers), many = box.dataset.many;
	let order = [], who = "you", begun = false;
	const fill = (words, a, b) => words.replace("%s", a).replace("%s", b);
	const button = (words, click, quiet, more) =>
		h("button", { type: "button", class: "button" + (quiet ? " button-quiet" : ""), click, ...more }, words);
	const row = (...some) => h("div", { class: "acts" }, some);
	const picks = some => h("div", { class: "pick", role: "group", "aria-labelledby": "asked" }, some);
	const small = (...words) => h("p", { class: "soft small" }, words);
	const name = q => who === "you" ? b.questions[q].text : b.questions[q].other
		.replaceAll("{p}", w[who]).replaceAll("{P}", w["the_" + who]);

	function show(heading, ...parts) {
		const title = h("h2", { tabindex: "-1", id: "asked" }, heading);
		box.replaceChildren(title, ...parts.flat().filter(Boolean));
		if (begun) { title.focus(); box.scrollIntoView(); }
		begun = true;
	}
	const first = () => show(w.for_whom, picks([["you", w.me], ["person", w.someone], ["child", w.a_child]].map(([value, words]) =>
		button(words, () => { who = value; go(); }, value !== "you"))));
	function drop(q) {
		delete answers[q];
		delete said[q];
		order = order.filter(n => n !== q);
	}
	function forget() {
		order.forEach(drop);
		who = "you";
		first();
		live.textContent = w.forgotten;
	}
	function keep(q, answer, words) {
		drop(q);
		answers[q] = answer;
		said[q] = words;
		order.push(q);
		live.textContent = many ? fill(w.aside, b.studies.filter(aside).length, b.studies.length) : "";
		go();
	}
	function go() {
		const q = next();
		q < 0 ? result() : ask(q);
	}
	const again = q => { drop(q); ask(q); };
	function ask(q) {
		const { kind, why, hint, choices } = b.questions[q];
		const pick = (value, words) => button(words, () => keep(q, value, words), value === UNKNOWN);
		const ways = kind === "yes" ? [["yes", w.yes], ["no", w.no]] : choices, unknown = pick(UNKNOWN, w.unknown);
		show(name(q), why && small(w.why, " ", why), hint && h("p", { class: "hint", id: "hint" }, hint),
			ways ? picks([ways.map(way => pick(...way)), unknown]) : number(q, unknown), small(fill(w.count, order.length + 1)),
			row(order.length && button(w.back, () => again(order.at(-1)), 1), button(w.so_far, result, 1),
				order.length && button(w.forget, forget, 1)));
	}
	function number(q, unknown) {
		const { kind, unit = "", low, high } = b.questions[q], age = kind === "age", timed = !age && kind !== "number", shown = age ? w.years : unit;
		const field = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", keydown: e => e.key === "Enter" && done(),
			"aria-labelledby": "asked unit", "aria-describedby": "wrong hint" });
		const wrong = h("p", { id: "wrong", role: "alert", class: "wrong" });
		const units = (timed || (age && who === "child")) && h("select", { "aria-label": w.unit },
			Object.keys(DAYS).map(value => h("option", { value }, w[value])));
		function done() {
			const given = field.value.trim().replace(",", "."), typed = Number(given), days = units && typed * DAYS[units.value];
			const value = timed ? days : age && units ? Math.round(days / DAYS.years * 1e4) / 1e4 : typed;
			const fault = !given || !(typed >= 0) ? w.not_number : (high && (typed < low || typed > high)) || (age && value > 120) ? w.unlikely : "";
			if (!fault) return keep(q, value, `${given} ${units ? w[units.value] : shown}`);
			wrong.textContent = fault;
			field.ariaInvalid = "true";
			field.focus();
		}
		return [h("div", { class: "value" }, field, units || h("span", { id: "unit" }, shown)), wrong,
			row(button(w.next, done), unknown)];
	}

	const panel = (each, some, ...parts) => some.length && h("details", { class: "panel", ...(each !== "fits" && { open: "" }) },
		h("summary", null, h("h3", null, `${w[each]} (${some.length})`)), h("p", null, w[each + "_means"]), parts);
	const list = (some, made) => h("ul", { class: "sites" }, some.map(made));
	const from = q => q >= 0 ? [q, ...(b.questions[q].yes_if ?? []).map(([q]) => q)] : [];
	function line(c) {
		const asked = [...new Set((c.atoms ?? []).flatMap(({ q, t }) => [t, ...from(q)]))].filter(q => q in said && answers[q] !== UNKNOWN);
		return h("li", null, h("div", { lang: "en" }, c.part_of && small(c.part_of), h("q", null, c.text)), small(w["kind_" + c.kind], c.read === false && " " + w.unread),
			outcome(c) !== "ask" && asked.map(q => small(name(q), " ", h("b", null, said[q]))));
	}
	function groups({ criteria = [] }) {
		const unread = criteria.filter(c => c.read === false).length;
		return [NOT, "ask", "fits"].map(each => {
			const some = criteria.filter(c => outcome(c) === each);
			return panel(each, some, each === "ask" && unread && h("p", null, fill(w.unread_of, unread, criteria.length)), list(some, line));
		});
	}
	function one({ id, title, where, criteria = [], more = 0 }) {
		const of = each => criteria.filter(c => outcome(c) === each), not = of(NOT);
		return h("li", null, h("a", { href: `${w.studies}/${id}${not.length ? "" : "/check"}` }, title), where && small(where),
			not.length ? list(not, line) : small(fill(w.seem_to_fit, of("fits").length, of("ask").length + more)));
	}
	const sorted = () => [false, true].map(out => {
		const some = b.studies.filter(study => aside(study) === out);
		return panel(out ? "probably_not" : "possible", some, list(some, one));
	});
	function result() {
		live.textContent = "";
		show(w.result, h("p", null, w.no_verdict), many ? sorted() : groups(b.studies[0]),
			order.length && h("details", { class: "panel" }, h("summary", null, h("h3", null, w.your_answers)), h("dl", { class: "answers" },
				order.map(q => h("div", null, h("dt", null, name(q)), h("dd", null, said[q], " ",
					button(w.change, () => again(q), 1, { "aria-label": `${w.change}: ${name(q)}` })))))),
			row(next() >= 0 && button(w.go_on, go), button(w.print, () => print(), 1), button(w.forget, forget, 1)));
	}
	addEventListener("pagehide", forget);
	first();
}
if (globalThis.document) start($("check"));
