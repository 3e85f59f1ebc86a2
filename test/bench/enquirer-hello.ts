/** What a program of enquirer's can't be faster than: one question. */
import Enquirer from "enquirer";

await Enquirer.prompt({ type: "input", name: "typed", message: "hello" });
