/** What templates of different habits are understood as: a decision record, an RFC, a design, a request. */
import { expect, test } from "vitest";
import { itemOf } from "../../src/outline/lookup.ts";
import { ownTemplate } from "../own-template.ts";
import { inShort, layout } from "./outline-summary.ts";

test("compiles a decision record: fields as a list with stars, numbered options, a questionnaire beside it", () => {
	const outline = ownTemplate("decision/template");
	expect(inShort(outline)).toEqual([
		"number line alpha",
		"title line alpha",
		"status choice alpha",
		"date date alpha",
		"deciders people alpha",
		"context prose alpha",
		"options list alpha",
		"decision prose alpha",
		"decision/consequences records alpha",
		"follow-up checklist never",
	]);
	expect(itemOf(outline, "options")).toMatchObject({ entryLabel: "Option {n}:", entryName: "option" });
	expect(itemOf(outline, "context")?.guidance).toEqual({
		text: expect.stringMatching(/^What is the situation/),
		why: "Nobody remembers it in a year.",
	});
});

test("compiles an RFC: fields above the first heading, link targets kept, questions answered one by one", () => {
	const outline = ownTemplate("rfc");
	expect(inShort(outline)).toEqual([
		"feature-name line alpha",
		"start-date date alpha",
		"discussion line alpha",
		"tracking-issue line alpha",
		"summary prose alpha",
		"motivation prose alpha",
		"how-it-is-used prose alpha",
		"how-it-works prose alpha",
		"drawbacks prose alpha",
		"open-questions/what-has-to-be-settled-before-this-is-accepted prose alpha",
		"open-questions/what-can-be-settled-while-it-is-built prose alpha",
		"open-questions/what-is-out-of-scope prose alpha",
	]);
	expect(layout(outline.blocks).slice(0, 7)).toEqual([
		"field feature-name Feature name:",
		"field start-date Start date:",
		"field discussion Discussion:",
		"field tracking-issue Tracking issue:",
		"# Summary",
		"= [summary]: #summary",
		"section summary",
	]);
});

test("compiles a design document: underlined headings, labelled lines, numbered goals, a table to fill in, nested boxes", () => {
	const outline = ownTemplate("design");
	expect(inShort(outline)).toEqual([
		"title line alpha",
		"author people alpha",
		"status line alpha",
		"last-change date alpha",
		"1-overview prose alpha",
		"1-overview/goals list alpha",
		"1-overview/non-goals prose alpha",
		"2-design prose alpha",
		"2-design/interfaces prose alpha",
		"2-design/cross-cutting-concerns checklist alpha",
		"3-alternatives prose alpha",
		"appendix prose never",
	]);
	expect(layout(outline.blocks).slice(0, 4)).toEqual([
		"# Design: {title}",
		"line author **Author:**",
		"line status **Status:**",
		"line last-change **Last change:**",
	]);
	expect(itemOf(outline, "2-design/cross-cutting-concerns")?.entries?.map(({ id, level }) => [id, level])).toEqual([
		["security", 0],
		["privacy", 0],
		["cost", 0],
		["storage", 1],
		["traffic", 1],
	]);
});

test("compiles a request: front matter takes answers where it asks for them, and headings say what is optional", () => {
	const outline = ownTemplate("request/template");
	expect(inShort(outline)).toEqual([
		"authors people alpha",
		"state choice alpha",
		"discussion link beta",
		"labels list never",
		"number line never",
		"title line never",
		"question prose alpha",
		"background prose never",
		"options prose never",
		"determination prose beta",
		"security-considerations prose never",
	]);
	expect(layout(outline.blocks).slice(0, 7)).toEqual([
		"= ---",
		"line authors authors:",
		"line state state:",
		"line discussion discussion:",
		"line labels labels:",
		"= layout: request\n---",
		"# RFD {number} {title}",
	]);
});
