/**
 * What the overview can do in a browser: search, filter, sort. Without it the page shows everything, in the order in
 * which it was found. It tells times in the reader's zone, too. Plain JavaScript for any browser of the last years; asks for
 * nothing.
 */

export const SCRIPT = `
"use strict";
// In the reader's zone and manner; without scripts a time stays as it is written.
for (const time of document.querySelectorAll("time[datetime]")) {
	const at = new Date(time.dateTime);
	if (!isNaN(at)) time.textContent = at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
(() => {
	const table = document.querySelector(".overview");
	const tools = document.querySelector(".tools");
	if (!table || !tools) return;
	const [search, stage, sort] = tools.querySelectorAll("input, select");
	const output = tools.querySelector("output");
	const body = table.tBodies[0];
	const rows = [...body.rows];
	const heads = [...table.tHead.querySelectorAll("th[data-by]")];
	const words = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
	let by = "";
	let down = false;

	const plain = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
	const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));

	function filter() {
		const wanted = plain(search.value).split(/\\s+/).filter(Boolean);
		let seen = 0;
		for (const row of rows) {
			const text = texts.get(row);
			row.hidden = (stage.value !== "" && row.dataset.stage !== stage.value) || !wanted.every((word) => text.includes(word));
			if (!row.hidden) seen++;
		}
		output.textContent = seen === rows.length ? "" : seen + " of " + rows.length;
	}

	function order(a, b) {
		if (by === "") return rows.indexOf(a) - rows.indexOf(b);
		const [one, other] = [a.dataset[by], b.dataset[by]];
		const way = by === "title" ? words.compare(one, other) : Number(one) - Number(other);
		return (down ? -way : way) || rows.indexOf(a) - rows.indexOf(b);
	}

	function sortBy(key, isDown) {
		by = key;
		down = isDown;
		body.append(...[...rows].sort(order));
		for (const head of heads) {
			if (head.dataset.by === by) head.setAttribute("aria-sort", down ? "descending" : "ascending");
			else head.removeAttribute("aria-sort");
		}
		sort.value = [...sort.options].some(({ value }) => value === by + " " + down) ? by + " " + down : "";
	}

	for (const head of heads) {
		const button = document.createElement("button");
		button.type = "button";
		button.append(...head.childNodes);
		head.append(button);
		const first = head.dataset.first === "down";
		button.addEventListener("click", () => sortBy(head.dataset.by, by === head.dataset.by ? !down : first));
	}
	search.addEventListener("input", filter);
	stage.addEventListener("change", filter);
	sort.addEventListener("change", () => {
		const [key = "", isDown] = sort.value.split(" ");
		sortBy(key, isDown === "true");
	});
	tools.hidden = false;
	// A browser may have kept what was typed.
	filter();
})();
`;
