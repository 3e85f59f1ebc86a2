/** Asks for a new proposal's title, number, template, stage and file, one after the other. */
import { Box, Text, useWindowSize } from "ink";
import SelectInput from "ink-select-input";
import { useContext, useState } from "react";
import { filled } from "../../terminal/cursor-columns.ts";
import { chordOf } from "../../wizard/key-map.ts";
import {
	choicesFor,
	complaintAbout,
	type Make,
	type NewDraft,
	questions,
	type Step,
	type Template,
} from "../../wizard/start/steps.ts";
import { MannersContext } from "./ask.tsx";
import { KeysContext, useKeys } from "./keys.ts";
import { LineInput } from "./LineInput.tsx";
import { Choice, Indicator } from "./parts.tsx";

interface Props {
	readonly steps: readonly Step[];
	readonly templates: readonly Template[];
	readonly initial: Omit<NewDraft, "file">;
	readonly fileFor: (title: string, number: string) => string;
	/** Where it refuses, the form stays, and says why. */
	readonly make: Make;
	readonly onDone: (draft: NewDraft) => void;
}

/** With fewer rows, what was answered and the help make room for the question. */
const ROOMY = 14;

type Answers = Omit<NewDraft, "file"> & { readonly file?: string };

export function NewForm({ steps, templates, initial, fileFor, make, onDone }: Props) {
	const { rows } = useWindowSize();
	const manners = useContext(MannersContext);
	const roomy = rows >= ROOMY;
	const [answers, setAnswers] = useState<Answers>(initial);
	const [at, setAt] = useState(0);
	const [complaint, setComplaint] = useState<string>();
	const keys = useContext(KeysContext);
	const step = steps[at]!;
	const fileOf = ({ file, title, number }: Answers): string => file ?? fileFor(title, number);
	const file = fileOf(answers);
	const go = (to: number, why?: string) => {
		setAt(to);
		setComplaint(why);
	};
	useKeys((key) => {
		if (chordOf(key) === "shift+tab") go(Math.max(0, at - 1));
	});
	const change = (value: string) => {
		manners.typed = true;
		setComplaint(undefined);
		setAnswers({ ...answers, [step]: value });
	};
	const finish = async (draft: NewDraft) => {
		keys.held = true;
		const refusal = await make(draft);
		if (!refusal) return onDone(draft);
		const wrong = steps.indexOf(refusal.step);
		go(wrong < 0 ? at : wrong, refusal.message);
		keys.goOn();
	};
	const submit = (value: string) => {
		manners.typed = true;
		const wrong = complaintAbout(step, value);
		if (wrong) return setComplaint(wrong);
		const next = { ...answers, [step]: value };
		setAnswers(next);
		if (at + 1 < steps.length) return go(at + 1);
		void finish({ ...next, file: fileOf(next) });
	};
	return (
		<>
			{roomy && <Done steps={steps.slice(0, at)} answers={{ ...answers, file }} />}
			<Text bold wrap={roomy ? "wrap" : "truncate"}>
				{questions[step].ask}
			</Text>
			{roomy && <Text dimColor>{questions[step].help}</Text>}
			<Field
				key={step}
				{...{ step, templates }}
				value={step === "file" ? file : answers[step]}
				onChange={change}
				onSubmit={submit}
			/>
			<Text>{complaint === undefined ? " " : filled(complaint)}</Text>
			<Box flexGrow={1} />
			<Text dimColor wrap="truncate-middle">
				{filled(`Draft: ${file}`)}
			</Text>
			<Text dimColor wrap="truncate">{`Enter next${at > 0 ? "   Shift+Tab back" : ""}   Esc cancel`}</Text>
		</>
	);
}

interface FieldProps {
	readonly step: Step;
	readonly templates: readonly Template[];
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly onSubmit: (value: string) => void;
}

/** What takes the answer of a step: one of some, or a line. */
function Field({ step, templates, value, onChange, onSubmit }: FieldProps) {
	const choices = choicesFor(step, templates);
	return (
		<Box marginTop={1} flexShrink={0}>
			{choices ? (
				<SelectInput
					items={choices.map((choice) => ({ ...choice }))}
					initialIndex={Math.max(
						0,
						choices.findIndex((choice) => choice.value === value),
					)}
					indicatorComponent={Indicator}
					itemComponent={Choice}
					onSelect={(item) => onSubmit(item.value)}
				/>
			) : (
				<LineInput value={value} onChange={onChange} onSubmit={onSubmit} />
			)}
		</Box>
	);
}

/** What was answered so far, quietly. */
function Done({ steps, answers }: { readonly steps: readonly Step[]; readonly answers: NewDraft }) {
	return (
		<Box flexDirection="column" marginBottom={1}>
			<Text bold>New proposal</Text>
			{steps.map((step) => (
				<Text key={step} dimColor wrap="truncate">
					{filled(`${step.padEnd(9)} ${answers[step] || "none yet"}`)}
				</Text>
			))}
		</Box>
	);
}
