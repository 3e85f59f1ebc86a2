/**
 * The request body of “create a review for a pull request”, transcribed from GitHub's published description of its REST API
 * (api.github.com, 2022-11-28). Stricter in one way: there it may have other keys.
 */
export const CREATE_REVIEW = {
	type: "object",
	properties: {
		commit_id: { type: "string" },
		body: { type: "string" },
		event: { type: "string", enum: ["APPROVE", "REQUEST_CHANGES", "COMMENT"] },
		comments: {
			type: "array",
			items: {
				type: "object",
				properties: {
					path: { type: "string" },
					position: { type: "integer" },
					body: { type: "string" },
					line: { type: "integer" },
					side: { type: "string" },
					start_line: { type: "integer" },
					start_side: { type: "string" },
				},
				required: ["path", "body"],
				additionalProperties: false,
			},
		},
	},
	additionalProperties: false,
	// “Required when using REQUEST_CHANGES or COMMENT for the event parameter.”
	required: ["event", "body"],
};

/** Reviewdog's DiagnosticResult (proto/rdf/jsonschema), as far as it is used; it allows other keys. */
export const RDJSON = {
	type: "object",
	properties: {
		source: {
			type: "object",
			properties: { name: { type: "string" }, url: { type: "string" } },
			additionalProperties: false,
		},
		diagnostics: {
			type: "array",
			items: {
				type: "object",
				properties: {
					message: { type: "string" },
					location: {
						type: "object",
						properties: {
							path: { type: "string" },
							range: {
								type: "object",
								properties: { start: { $ref: "#/definitions/position" }, end: { $ref: "#/definitions/position" } },
								additionalProperties: false,
							},
						},
						additionalProperties: false,
					},
					severity: { enum: ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"] },
					code: {
						type: "object",
						properties: { value: { type: "string" }, url: { type: "string" } },
						additionalProperties: false,
					},
				},
				additionalProperties: false,
			},
		},
	},
	definitions: {
		position: {
			type: "object",
			properties: { line: { type: "integer" }, column: { type: "integer" } },
			additionalProperties: false,
		},
	},
};
