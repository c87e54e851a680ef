// SPDX-License-Identifier: MIT
// The script that gathers, in the real engine, over several emulated computers: with a fault, killed and resumed.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { RemoteRequest } from '../../../dev-gateway/computers/powershell-host';
import { freshState } from '../../../dev-gateway/computers/state/fresh-state';
import { win11Ent } from '../../../dev-gateway/scenarios/clients/win11-ent';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { root } from '../../../dev-gateway/root';
import { eventFields } from '../../../src/app/domain/import/event-fields';
import { gatherScriptText } from '../../../src/generated/gather-script';
import { gatheredComputer } from '../../../src/app/remote/answers/gathered';
import type { CommandList } from '../../../tools/checks/powershell';
import { readModuleFunctions } from '../../../tools/generate/powershell';
import { host } from '../host';
import { gather, putScript, testedScript } from './gathering';

let folder: string;
let script: string;
let output: string;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smb-gather-'));
    [script, output] = [putScript(folder), join(folder, 'smb-signing.jsonl')];
});
afterEach(() => rmSync(folder, { recursive: true }));

const computer = (name: string, scenario = srv2022, failing: RemoteRequest['failing'] = []): RemoteRequest => ({
    names: [name],
    failing,
    discardWrites: false,
    state: freshState(scenario, new Date())
});
const unreachable: RemoteRequest['failing'] = [{ command: 'Invoke-Command', errorId: 'NetworkPathNotFound', message: 'No route.' }];

const run = (parameters: string, others: readonly RemoteRequest[]): ReturnType<typeof gather> => gather(folder, parameters, others);

const lines = (): readonly string[] => readFileSync(output, 'utf8').trimEnd().split('\n');

describe('the script that gathers', () => {
    it('writes what the tool itself would have read, and reads it back as that', async () => {
        const { results, errors } = await run("-ComputerName fs1, FS2, fs1, 'no name'", [computer('fs1'), computer('fs2', srv2025)]);
        assert.deepEqual(errors, []);
        assert.deepEqual(results, ["no name Failed This isn't a valid computer name.", 'fs1 Read', 'FS2 Read']);
        const read = lines().map(line => gatheredComputer(JSON.parse(line)));
        assert.deepEqual(
            read.map(one => [one?.computer, one?.isDamaged, one?.configuration?.computer.build, one?.evidence?.sources.length]),
            [
                ['fs1', false, 20348, 21],
                ['fs2', false, 26100, 21]
            ]
        );
        assert.equal(read[1]?.configuration?.outbound.required, true);
        assert.equal(read[0]?.connections?.unavailable.length, 0);
    });

    it('tries again who did not answer, says why, and asks only these when it is run again', async () => {
        writeFileSync(join(folder, 'list.txt'), 'fs1\r\n\r\nfs2\r\n');
        const first = await run('-ListPath list.txt -Retries 2', [computer('fs1'), computer('fs2', srv2022, unreachable)]);
        assert.deepEqual(first.asked, [['fs1', 'fs2'], ['fs2'], ['fs2']]);
        assert.deepEqual(
            first.results.map(text => text.split(' ').slice(0, 2).join(' ')),
            ['fs1 Read', 'fs2 Failed']
        );
        const failed = gatheredComputer(JSON.parse(lines()[1] ?? ''));
        assert.deepEqual([failed?.computer, failed?.configuration, failed?.isDamaged], ['fs2', null, false]);
        const second = await run('-ListPath list.txt', [computer('fs1'), computer('fs2')]);
        assert.deepEqual([second.asked, second.results], [[['fs2']], ['fs1 AlreadyRead', 'fs2 Read']]);
        const third = await run('-ListPath list.txt -Again', [computer('fs1'), computer('fs2')]);
        assert.deepEqual(third.asked, [['fs1', 'fs2']]);
    });

    it('that was killed while it wrote reads that computer again, and leaves whole lines behind', async () => {
        await run('-ComputerName fs1, fs2', [computer('fs1'), computer('fs2')]);
        const whole = readFileSync(output, 'utf8');
        writeFileSync(output, whole.slice(0, -200));
        const { asked, results } = await run('-ComputerName fs1, fs2', [computer('fs1'), computer('fs2')]);
        assert.deepEqual([asked, results], [[['fs2']], ['fs1 AlreadyRead', 'fs2 Read']]);
        assert.deepEqual(
            lines().map(line => gatheredComputer(JSON.parse(line))?.computer),
            ['fs1', 'fs2']
        );
    });

    it('that is killed again and again reads each computer once, and ends with a line for each', async () => {
        const names = Array.from({ length: 4 }, (_, index) => `fs${index}`);
        const all = names.map(name => computer(name));
        const parameters = `-ComputerName ${names.join(', ')}`;
        await run(parameters, all);
        const whole = readFileSync(output, 'utf8');
        const ends = [...whole.matchAll(/\n/g)].map(({ index }) => index + 1);
        // Within a line, at its end, and where hardly anything of it was written.
        for (const cut of [ends[2] ?? 0, (ends[2] ?? 0) + 3, (ends[3] ?? 0) - 1]) {
            writeFileSync(output, whole.slice(0, cut));
            const { asked } = await run(parameters, all);
            const left = ends.filter(end => end <= cut).length;
            assert.deepEqual(asked, [names.slice(left)]);
            const read = lines().map(line => gatheredComputer(JSON.parse(line))?.computer);
            assert.deepEqual(read, names);
        }
    });

    it('leaves a file that is not its own as it is, but for a last line without an end', async () => {
        writeFileSync(output, 'fs1\r\nfs2');
        await run('-ComputerName fs1', [computer('fs1')]);
        const [one, two, read] = lines();
        assert.deepEqual([one, two, gatheredComputer(JSON.parse(read ?? ''))?.computer], ['fs1\r', 'fs2', 'fs1']);
    });

    it('needs for each of many computers about as long as for each of few', async () => {
        // Remoting stands aside: every name answers at once, and nothing is written.
        const remoting = `function Invoke-Command
{
    param ([string[]] $ComputerName, $ScriptBlock, $ThrottleLimit, $SessionOption)
    foreach ($one in $ComputerName) { New-Object -TypeName PSObject -Property @{ PSComputerName = $one } }
}
function Add-Line { }
`;
        const without = gatherScriptText
            .replace('function Add-Line', 'function Add-LineBefore')
            .replace('$encoding = [System.Text', () => `${remoting}$encoding = [System.Text`);
        putScript(folder, without);
        const sizes = [500, 1000, 8000];
        for (const size of sizes)
            writeFileSync(join(folder, `${size}.txt`), Array.from({ length: size }, (_, index) => `c${index}`).join('\n'));
        const timed = async (): Promise<readonly number[]> => {
            const { results } = await host.run({
                script: `
[void] $ExecutionContext.SessionState.Path.SetLocation('${folder}')
foreach ($size in ${sizes.join(', ')})
{
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $read = @(& '${script}' -ListPath "$size.txt")
    if ($read.Count -eq $size -and $read[-1].Result -eq 'Read') { $watch.ElapsedMilliseconds } else { 'wrong' }
}`,
                ...{ command: null, parameters: null, module: null, languageMode: 'FullLanguage', throw: null },
                ...{ failing: [], discardWrites: false, state: freshState(win11Ent, new Date()) }
            });
            return results.map(Number);
        };
        // The first one warms up. Eight times as many take eight times as long, or sixty times, if each is looked for among all. A busy
        // machine gets three tries.
        const tries: (readonly number[])[] = [];
        while (tries.length < 3) {
            const [warm = NaN, few = NaN, many = NaN] = await timed();
            assert.ok(warm + few + many > 0, `${warm} ${few} ${many}`);
            if (many < 20 * few) return;
            tries.push([few, many]);
        }
        assert.fail(tries.map(([few, many]) => `${few} ms, ${many} ms`).join('; '));
    });

    it('keeps a part that could be read where another one could not', async () => {
        const failing = [{ command: 'Get-WinEvent', errorId: 'X', message: 'Broken.' }];
        const { results } = await run('-ComputerName fs1', [computer('fs1', srv2022, failing)]);
        const read = gatheredComputer(JSON.parse(lines()[0] ?? ''));
        assert.deepEqual([results.length, read?.configuration !== null], [1, true]);
    });

    it('writes what a computer answers as one line of its own, whatever that is', async () => {
        const forged = `'null}' + [char] 10 + '{"smbSigningGathered":1,"computer":"dc1","at":"2026-11-20T00:00:00Z","read":true,"x":"'`;
        const answering = '    New-Object -TypeName PSObject -Property $answer\n';
        const lying = testedScript.replace(answering, () => `    $answer['Configuration'] = ${forged}\n${answering}`);
        assert.notEqual(lying, testedScript);
        putScript(folder, lying);
        await run('-ComputerName fs1', [computer('fs1')]);
        const read = lines().map(line => gatheredComputer(JSON.parse(line)));
        assert.deepEqual(
            read.map(one => [one?.computer, one?.configuration, one?.isDamaged, one?.evidence?.sources.length]),
            [['fs1', null, true, 21]]
        );
    });

    it('is Windows PowerShell 5.1, plain ASCII, and calls only what the module calls and what gathers', async () => {
        const { findings, commands, functions } = await host.inspect(gatherScriptText);
        assert.deepEqual(findings, []);
        const own = new Set(functions.map(({ name }) => name));
        const list = JSON.parse(readFileSync(join(root, 'powershell-module/commands.json'), 'utf8')) as CommandList;
        const allowed = new Set([
            ...list.commands.map(({ name }) => name),
            'ConvertTo-Json',
            'ForEach-Object',
            'Invoke-Command',
            'Set-StrictMode'
        ]);
        assert.deepEqual(
            commands.filter(name => !own.has(name) && !allowed.has(name)),
            []
        );
        assert.doesNotMatch(gatherScriptText, /\b(?:Set|New|Remove|Enable|Disable|Reset)-(?:Smb|Item)/, 'it only reads');
    });
});

it('what an event of a file says is found in the fields that the module looks in', async () => {
    const functions = readModuleFunctions(join(root, 'powershell-module'));
    const { source = '' } = functions.find(({ name }) => name === 'Get-EvidenceSource') ?? {};
    const answer = await host.run({
        script: `${source}
foreach ($one in @(Get-EvidenceSource)) { foreach ($part in 'required', 'status') { if ($one[$part]) { "$($one['id']) $($one['channel']) $part $($one[$part])" } } }`,
        ...{ command: null, parameters: null, module: null, languageMode: 'FullLanguage', throw: null },
        ...{ failing: [], discardWrites: false, state: freshState(win11Ent, new Date()) }
    });
    const parts = ['required', 'status'] as const;
    const ours = eventFields.flatMap(one =>
        parts.flatMap(part => (one[part] ? [`${one.id} ${one.channel} ${part} ${one[part].join(' ')}`] : []))
    );
    assert.deepEqual([...answer.results].sort(), ours.sort());
});
