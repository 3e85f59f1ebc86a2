/**
 * What the overview can do in a browser: search, filter, sort, and keep all of it in the address, so that a view can be
 * shared. Without it the page shows everything, in the order in which it was found. Times are shown in the reader's zone.
 * Plain JavaScript for any browser of the last years; requests nothing.
 */

export const SCRIPT = `
"use strict";
// In the reader's zone and manner; without scripts a time stays as it is written. A day is the same everywhere.
for (const time of document.querySelectorAll("time[datetime*=T]")) {
	const at = new Date(time.dateTime);
	if (!isNaN(at)) time.textContent = at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
(() => {
	const table = document.querySelector(".overview");
	const tools = document.querySelector(".tools");
	if (!table || !tools) return;
	const search = tools.querySelector("input");
	const order = tools.querySelector("#order");
	const lists = [...tools.querySelectorAll("select")].filter((list) => list !== order);
	const output = tools.querySelector("output");
	const body = table.tBodies[0];
	const rows = [...body.rows];
	const heads = [...table.tHead.querySelectorAll("th[data-by]")];
	const words = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
	const numeric = new Set(["share", "now"]);
	let sort = "";

	const plain = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
	const texts = new Map(rows.map((row) => [row, plain(row.textContent + " " + (row.dataset.owner || ""))]));
	const valuesOf = (row, key) => (row.dataset[key] || "").split("\\n").filter(Boolean);

	// A stage begins with its number, for its order.
	const named = (key, value) => key === "stage" ? value.slice(2) : value;
	// As the rows show it, where all that have it show the same; of a person, the name.
	const shown = (key, value) => {
		if (key !== "stage") return value.replace(/ *<[^<>]*@[^<>]*>$/, "") || value;
		const labels = new Set(rows.filter((row) => row.dataset.stage === value).map((row) => row.querySelector(".stage").textContent));
		return labels.size === 1 ? [...labels][0] : named(key, value);
	};

	for (const list of lists) {
		const values = new Set(rows.flatMap((row) => valuesOf(row, list.id)));
		for (const value of [...values].sort(words.compare)) list.add(new Option(shown(list.id, value), value));
	}

	function filter() {
		const wanted = plain(search.value).split(/\\s+/).filter(Boolean);
		let seen = 0;
		for (const row of rows) {
			const text = texts.get(row);
			const isListed = lists.every((list) => list.value === "" || valuesOf(row, list.id).includes(list.value));
			row.hidden = !isListed || !wanted.every((word) => text.includes(word));
			if (!row.hidden) seen++;
		}
		output.textContent = seen === rows.length ? "" : seen + " of " + rows.length;
	}

	function sortRows() {
		const down = sort.startsWith("-");
		const by = sort.replace(/^-/, "");
		const at = (a, b) => rows.indexOf(a) - rows.indexOf(b);
		const compare = (a, b) => {
			const [one, other] = [a.dataset[by], b.dataset[by]];
			if (!one !== !other) return one ? -1 : 1;
			const way = numeric.has(by) ? Number(one) - Number(other) : words.compare(one, other);
			return (down ? -way : way) || at(a, b);
		};
		body.append(...[...rows].sort(by === "" ? at : compare));
		for (const head of heads) {
			if (head.dataset.by === by) head.setAttribute("aria-sort", down ? "descending" : "ascending");
			else head.removeAttribute("aria-sort");
		}
		order.value = [...order.options].some(({ value }) => value === sort) ? sort : "";
	}

	function keep() {
		const state = new URLSearchParams();
		if (search.value) state.set("q", search.value);
		for (const list of lists) if (list.value) state.set(list.id, named(list.id, list.value));
		if (sort) state.set("sort", sort);
		const text = state.toString();
		history.replaceState(null, "", location.href.split("#")[0] + (text && "#" + text));
	}

	function recall() {
		const state = new URLSearchParams(location.hash.slice(1));
		search.value = state.get("q") || "";
		for (const list of lists) {
			const wanted = state.get(list.id);
			const option = [...list.options].find(({ value }) => wanted && (named(list.id, value) === wanted || value === wanted));
			list.value = option ? option.value : "";
		}
		const wanted = state.get("sort") || "";
		sort = heads.some(({ dataset }) => dataset.by === wanted.replace(/^-/, "")) ? wanted : "";
		filter();
		sortRows();
	}

	for (const head of heads) {
		const button = document.createElement("button");
		button.type = "button";
		button.append(...head.childNodes);
		head.append(button);
		const { by, first } = head.dataset;
		button.addEventListener("click", () => {
			const isSame = sort.replace(/^-/, "") === by;
			sort = (isSame ? !sort.startsWith("-") : first === "down") ? "-" + by : by;
			sortRows();
			keep();
		});
	}
	tools.addEventListener("submit", (event) => event.preventDefault());
	tools.addEventListener("input", (event) => {
		if (event.target === order) sort = order.value;
		filter();
		sortRows();
		keep();
	});
	addEventListener("hashchange", recall);
	tools.hidden = false;
	recall();
})();
`;
