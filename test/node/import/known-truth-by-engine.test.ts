// SPDX-License-Identifier: MIT
// The same truth by the real engine: emulated computers are what is known of the fleet. The tool's own commands read them, the script that
// gathers reads them, its lines are imported, and all three judge alike. npm run soak has it done with 500 computers (ENGINE_COMPUTERS).
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import type { ZodType, ZodTypeDef } from 'zod';
import { type Direction, directions } from '../../../src/app/domain/computer/facts';
import type { Outcome } from '../../../src/app/domain/outcome';
import type { ComputerEvidence } from '../../../src/app/domain/readiness/computer-evidence';
import { noConnections } from '../../../src/app/domain/readiness/testing/known';
import type { Readiness, ReadinessKind } from '../../../src/app/domain/readiness/readiness';
import type { ImportedComputer, ImportNews } from '../../../src/app/readings/import/import-news';
import { runImport } from '../../../src/app/readings/import/run-import';
import { connectionSchema } from '../../../src/app/remote/answers/connection-schema';
import { evidenceSchema } from '../../../src/app/remote/answers/evidence-schema';
import { parseAnswer, signingConfigurationSchema } from '../../../src/app/remote/answers/schema';
import type { powershellCommands } from '../../../src/generated/powershell-commands';
import { normalise, run } from '../../contract/samples';
import { gather, putScript } from '../equivalents/gathering';
import { EmulatedKnown } from './testing/emulated-fleet';
import { type Answers, asImported, asRead, seen, toldOfAudited } from './testing/judged';
import { type KnownComputer, knownComputer } from './testing/known-fleet';

const count = Number(process.env['ENGINE_COMPUTERS'] ?? 20);
/** The script is given so many at a time, because all that it can reach is handed to the engine with it. */
const atOnce = 20;

const schemas = { configuration: signingConfigurationSchema(true), evidence: evidenceSchema(true), connections: connectionSchema(true) };

/** By the tool's own commands, which a computer answers one at a time. */
async function answersOf({ computer }: EmulatedKnown): Promise<Answers> {
    const read = async <T>(command: keyof typeof powershellCommands, schema: ZodType<T, ZodTypeDef, unknown>): Promise<T> => {
        const { results, errors } = await run(computer, command);
        assert.deepEqual(errors, [], computer.name);
        const outcome: Outcome<T> = parseAnswer(schema, results[0]);
        assert.ok(outcome.kind === 'ok', `${computer.name} ${command}`);
        return outcome.value;
    };
    return {
        configuration: await read('Get-SmbSigningConfiguration', schemas.configuration),
        evidence: await read('Get-SmbSigningEvidence', schemas.evidence),
        connections: await read('Get-SmbSigningConnection', schemas.connections)
    };
}

interface ReadTwice {
    readonly byTool: ReadonlyMap<EmulatedKnown, ComputerEvidence>;
    readonly byFile: ReadonlyMap<string, ImportedComputer>;
}

/** Has the script read them, and meanwhile the tool, and imports the script's file. */
async function readTwice(fleet: readonly EmulatedKnown[]): Promise<ReadTwice> {
    const folder = mkdtempSync(join(tmpdir(), 'smb-known-'));
    try {
        putScript(folder);
        const byTool = new Map<EmulatedKnown, ComputerEvidence>();
        const readByTool = async (some: readonly EmulatedKnown[]): Promise<void> => {
            for (const one of some) byTool.set(one, asRead(one.known.name, await answersOf(one), new Date().toISOString()));
        };
        for (let from = 0; from < fleet.length; from += atOnce) {
            const some = fleet.slice(from, from + atOnce);
            const names = some.map(({ known }) => known.name);
            const gathering = gather(
                folder,
                `-ComputerName ${names.join(', ')}`,
                some.map(({ remote }) => remote)
            );
            const [{ errors, results }] = await Promise.all([gathering, readByTool(some)]);
            assert.deepEqual([errors, results], [[], names.map(name => `${name} Read`)]);
        }
        return { byTool, byFile: await importedFrom(readFileSync(join(folder, 'smb-signing.jsonl'), 'utf8'), fleet) };
    } finally {
        rmSync(folder, { recursive: true });
    }
}

async function importedFrom(written: string, fleet: readonly EmulatedKnown[]): Promise<ReadonlyMap<string, ImportedComputer>> {
    const byName = new Map(fleet.map(one => [one.known.name, one]));
    const lines = written
        .trimEnd()
        .split('\n')
        .map(text => {
            const line = JSON.parse(text) as { readonly computer: string };
            return `${JSON.stringify(byName.get(line.computer)?.byItsClock(line))}\n`;
        });
    const found = new Map<string, ImportedComputer>();
    const tell = (news: ImportNews): void => {
        if (news.kind === 'computers') for (const one of news.computers) found.set(one.computer, one);
    };
    const files = [{ name: 'smb-signing.jsonl', content: new Blob(lines) }];
    await runImport(files, { tell, pause: () => Promise.resolve(), now: Date.now() });
    return found;
}

/** Which directions audit who can't sign. */
function auditsOf({ configuration: { outbound, inbound } }: KnownComputer): Readonly<Record<Direction, boolean>> {
    return {
        outbound: outbound.audit?.serverDoesNotSupportSigning === true,
        inbound: inbound.audit?.clientDoesNotSupportSigning === true
    };
}

type Said = readonly [ReadinessKind, readonly string[]];

/** What is to be said of each direction: not by the rules, but by what was put there. */
function truthOf(known: KnownComputer): readonly Said[] {
    const { configuration, logged } = known;
    return directions.map((direction): Said => {
        if (configuration[direction].required === true) return ['required', []];
        const events = logged.filter(({ id }) => id === (direction === 'outbound' ? 31998 : 3021));
        const peers = new Set(events.map(({ data }) => String(data[1]?.[1]).replace(/^\\\\/, '')));
        if (peers.size > 0) return ['wouldCutOff', [...peers].sort()];
        return [auditsOf(known)[direction] ? 'ready' : 'auditingOff', []];
    });
}

const said = (one: Readiness): Said => [one.kind, one.kind === 'wouldCutOff' ? [...one.peers].sort() : []];

it(`${count} computers in the engine are the same read by the tool, gathered by the script and imported, and as they are`, async () => {
    const fleet = Array.from({ length: count }, (_, index) => new EmulatedKnown(knownComputer(index)));
    const { byTool, byFile } = await readTwice(fleet);
    assert.equal(byFile.size, count);
    const kinds = new Set<string>();
    for (const [{ known }, read] of byTool) {
        const { name, configuration, reading, readAt } = known;
        const audits = auditsOf(known);
        const ofFile = byFile.get(name);
        assert.ok(ofFile, name);
        const imported = asImported(ofFile);
        const judged = toldOfAudited(read, audits);
        assert.deepEqual(judged.map(said), truthOf(known), name);
        assert.deepEqual(toldOfAudited(imported, audits), judged, name);
        const written = asRead(name, { configuration, evidence: reading, connections: noConnections }, readAt);
        assert.deepEqual(toldOfAudited(written, audits), judged, name);
        assert.deepEqual(seen(imported), seen(read), name);
        // Who asked isn't kept.
        const settings = { ...read.configuration?.value, actingUser: null };
        assert.deepEqual(normalise(ofFile.configuration?.value), normalise(settings), name);
        for (const { kind } of judged) kinds.add(kind);
    }
    assert.deepEqual([...kinds].sort(), ['auditingOff', 'ready', 'required', 'wouldCutOff']);
});
