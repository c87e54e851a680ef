// SPDX-License-Identifier: MIT
// The examples in the help of the bundled commands.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { windowsServer2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { readModuleFunctions } from '../../../tools/generate/powershell';
import { computerOf } from '../../contract/samples';
import { host } from '../host';

const functions = readModuleFunctions(new URL('../../../powershell-module/', import.meta.url).pathname);
/** The computer that the examples are about. */
const srv1 = windowsServer2025({ name: 'srv1', guid: '2025aa00000b' });
const module = functions.map(one => one.source).join('\n');

describe('each example in the help of', () => {
    for (const { name, source } of functions.filter(one => one.isPublic)) {
        it(`${name} runs`, async () => {
            const examples = source.split('.EXAMPLE').slice(1);
            assert.ok(examples.length > 0);
            for (const text of examples) {
                const example = text.trim().split('\n')[0] ?? '';
                assert.ok(example.startsWith(name), example);
                // No test asks a device that is not its own.
                const here = example.replace('nas.contoso.com', '127.0.0.1').replace('srv1.contoso.com', 'srv1.lab.example');
                const script = `${module}\n${here}`;
                const call = { script, command: null, module: null, parameters: {}, logAudit: false, jea: false };
                const { results, errors } = await computerOf(srv1, host, 'full').run(call, new AbortController().signal);
                // The computer may be otherwise than the example expects: it was asked, and said so.
                for (const { message } of errors) assert.match(message, /\[SmbSigning:StateChanged\]$/, example);
                assert.equal(results.length + errors.length, 1, example);
            }
        });
    }
});
