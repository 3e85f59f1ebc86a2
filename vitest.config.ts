/**
 * The tests: `unit` runs on the sources, `built` on the package as it ships (built first, when it is older). The files
 * share the modules of their process, which loads each once: a test that sets something of the process (environment,
 * globals, timers, mocks) puts it back.
 */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * Milliseconds for one test: only one that hangs takes longer, however busy the machine is. What a test waits for has less
 * time, so that it can say what never came (test/eventually.ts).
 */
const PATIENCE = 180_000;

/** Before each test file; `npm run test:profile` measures them, too. */
const setupFiles = ["test/seed.ts", ...(process.env.PEP_WIZARD_PROFILE === undefined ? [] : ["test/profile/usage.ts"])];

export default defineConfig({
	test: {
		// One more than there are cores: those that wait for a program or a frame leave theirs to another.
		maxWorkers: availableParallelism() + 1,
		isolate: false,
		// As patient as test/eventually.ts: the default of a second is less than a busy machine needs.
		expect: { poll: { timeout: 60_000 } },
		// Git as it comes, whatever the settings of whoever runs the tests.
		env: { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
		testTimeout: PATIENCE,
		hookTimeout: PATIENCE,
		teardownTimeout: PATIENCE,
		projects: [
			{
				extends: true,
				test: {
					name: "unit",
					setupFiles,
					include: ["test/**/*.test.{ts,tsx}"],
					exclude: ["test/end-to-end/**", "test/package/**", "**/node_modules/**"],
				},
			},
			{
				extends: true,
				test: {
					name: "built",
					setupFiles,
					include: ["test/{end-to-end,package}/**/*.test.ts"],
					exclude: ["**/node_modules/**"],
					globalSetup: ["test/end-to-end/build.ts"],
				},
			},
		],
	},
});
