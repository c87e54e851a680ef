// SPDX-License-Identifier: MIT
import { commonUsage, readArguments } from './arguments.mjs';
import { checkPort, serve } from './serve.mjs';
import { fail, setUp } from './setup.mjs';

const usage = `Usage: npm start -- [options]

Starts the extension in a stand-in for Windows Admin Center, with emulated computers. Sets up what is missing first.

${commonUsage}`;

try {
    const options = readArguments(usage);
    if (options) {
        await checkPort(options.port);
        await setUp();
        await serve(options);
    }
} catch (error) {
    fail(error);
}
