/** Names code blocks that pages draw as pictures and a terminal can't. Knows no layout. */

const LANGUAGES: Readonly<Record<string, string>> = {
	mermaid: "Mermaid",
	plantuml: "PlantUML",
	puml: "PlantUML",
	dot: "Graphviz",
	graphviz: "Graphviz",
	d2: "D2",
};

/** Mermaid's keywords that don't read as the name of what they draw. */
const TYPES: Readonly<Record<string, string>> = {
	graph: "flowchart",
	gitGraph: "Git graph",
	erDiagram: "entity relationship diagram",
	pie: "pie chart",
	gantt: "Gantt chart",
};

/** `Mermaid diagram: sequence diagram`; undefined for a language that is no picture. */
export function diagramOf(language: string, source: string): string | undefined {
	const name = LANGUAGES[language.toLowerCase()];
	if (name === undefined) return undefined;
	const [keyword = ""] = /^[A-Za-z]+/.exec(source.replace(/^(?:\s+|%%.*\n|---\n[\s\S]{0,2000}?\n---\n)+/, "")) ?? [];
	const type = name === "Mermaid" && keyword !== "" ? `: ${TYPES[keyword] ?? inWords(keyword)}` : "";
	return `${name} diagram${type}`;
}

/** `sequenceDiagram` as `sequence diagram`. */
function inWords(keyword: string): string {
	return keyword.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
