/** The tests: `unit` runs on the sources, `built` on the package as it ships (built first, when it is older). */
import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: "unit",
					setupFiles: ["test/seed.ts"],
					include: ["test/**/*.test.{ts,tsx}"],
					exclude: ["test/end-to-end/**", "test/package/**", "test/bench/**", "**/node_modules/**"],
					testTimeout: 30_000,
				},
			},
			{
				test: {
					name: "built",
					setupFiles: ["test/seed.ts"],
					include: ["test/{end-to-end,package}/**/*.test.ts"],
					exclude: ["**/node_modules/**"],
					globalSetup: ["test/end-to-end/build.ts"],
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
