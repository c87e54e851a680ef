// SPDX-License-Identifier: MIT
// Whatever stands in one part of an answer: the rest is shown, and nothing is claimed that rests on that part.
import * as fc from 'fast-check';
import evidenceSamples from '../../../../test/contract/Get-SmbSigningEvidence.json';
import type { ConnectionFacts } from '../../domain/peers/connections';
import { unreadOf } from '../../domain/evidence/sources';
import { directions, NOT_UNDERSTOOD, type SigningConfiguration } from '../../domain/computer/facts';
import { connectionFindings, connectionsUnjudged } from '../../domain/findings/connection-findings';
import { findingsOf } from '../../domain/findings/findings';
import { makePlan } from '../../domain/change/plan';
import { setBy } from '../../domain/policy/set-by';
import { acceptsConnections, inForce, signingState, stored } from '../../domain/settings/signing-state';
import { isWindowsDefault, windowsDefault } from '../../domain/computer/windows-defaults';
import { connectionSchema } from './connection-schema';
import { evidenceSchema, tellLeftOut } from './evidence-schema';
import { parseAnswer, signingConfigurationSchema, tellParts } from './schema';
import { rawConnectionSamples } from '../testing/connection-samples';
import { rawSamples } from '../testing/samples';

type Path = readonly (string | number)[];

function pathsOf(value: unknown, prefix: Path = []): Path[] {
    if (typeof value !== 'object' || value === null) return [];
    const entries = Array.isArray(value) ? [...value.slice(0, 3).entries()] : Object.entries(value);
    return entries.flatMap(([name, part]): Path[] => [[...prefix, name], ...pathsOf(part, [...prefix, name])]);
}

function at(value: unknown, path: Path): unknown {
    return path.reduce<unknown>((part, name) => (part as Record<string | number, unknown> | null | undefined)?.[name], value);
}

function changed(value: unknown, [name, ...below]: Path, part: unknown): unknown {
    if (name === undefined) return part;
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string | number, unknown>;
    copy[name] = changed(copy[name], below, part);
    return copy;
}

/** What another value may take along: what cannot be told without it. */
function unitOf(path: Path): Path {
    const isDeep = ['audit', 'settings'].includes(String(path[1])) || path[0] === 'powershell';
    return path.slice(0, isDeep ? 3 : ['contract', 'notReported', 'unavailable'].includes(String(path[0])) ? 1 : 2);
}

const configurations = signingConfigurationSchema();

function read(answer: unknown): SigningConfiguration {
    const outcome = parseAnswer(configurations, answer, tellParts);
    if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
    return outcome.value;
}

function lost({ unavailable }: Pick<SigningConfiguration, 'unavailable'>): readonly string[] {
    return unavailable.filter(({ errorId }) => errorId === NOT_UNDERSTOOD).map(({ what }) => what);
}

/** What is claimed of a computer. What is not known is left out. */
function claims(configuration: SigningConfiguration): readonly string[] {
    const ofDirections = directions.flatMap(direction => {
        const facts = configuration[direction];
        const by = setBy(configuration, direction);
        return [
            `${direction} in force: ${inForce(facts)}`,
            `${direction} stored: ${stored(facts).kind}`,
            `${direction} set by: ${by.kind}`,
            `${direction} default: ${windowsDefault(configuration.computer, direction).requirement}`
        ];
    });
    return [
        ...ofDirections,
        `state: ${signingState(configuration)}`,
        `accepts: ${acceptsConnections(configuration.inbound) ?? 'unknown'}`,
        ...(isWindowsDefault(configuration) ? ['as Windows does'] : []),
        ...findingsOf(configuration).found.map(({ id, direction }) => `finding ${id} ${direction}`)
    ].filter(claim => !/unknown|notReported|sourcesDisagree/.test(claim));
}

/**
 * What is said all the same: that nothing is stored, whoever might want a value; whom a manager's own mark names; that Group
 * Policy did not set it, whatever a manager says; the documents' default, which a license may change; an edition that is told in
 * two ways; and what the settings are, whether or not the Server service runs.
 */
function standsAlone(claim: string, path: Path): boolean {
    if (claim.endsWith('set by: notStored')) return path[1] === 'policy' || path[1] === 'mdm';
    // Azure Local keeps its baseline by OSConfig, too.
    if (claim.endsWith('set by: osConfig') && path[0] === 'computer') return true;
    if (/set by: (osConfig|azureLocal|mdm)$/.test(claim)) return path[1] === 'policy';
    if (path[1] === 'editionSku' || path[1] === 'editionId') return /default: |as Windows|finding|set by: (equals|differs)/.test(claim);
    if (/set by: (equalsDefault|differs)$/.test(claim)) return path[1] === 'mdm' || path[1] === 'license';
    if (path[1] === 'license') return /default: |as Windows|finding/.test(claim);
    return path[1] === 'service' && /^state: |^as Windows/.test(claim);
}

const values = [true, false, null, 0, 1, 2, -1, 26100, 'x', '', '1', 'found', 'none', 'unavailable', 'Running', 'Stopped', 'SMB311', []];

describe('whatever stands in one part of an answer', () => {
    const part = fc.jsonValue({ maxDepth: 2 });
    /** Another number as contract is another module's answer. */
    const isOther = (path: Path, value: unknown): boolean => path[0] === 'contract' && typeof value === 'number';

    it('the pane shows all else of a computer, and claims nothing by that part', () => {
        const samples = Object.values(rawSamples).map(sample => ({ sample, paths: pathsOf(sample), whole: read(sample) }));
        const any = fc.constantFrom(...samples).chain(one => fc.tuple(fc.constant(one), fc.constantFrom(...one.paths), part));
        fc.assert(
            fc.property(any, ([{ sample, whole }, path, value]) => {
                if (isOther(path, value)) return;
                const configuration = read(changed(sample, path, value));
                const told = lost(configuration);
                const unit = unitOf(path);
                const rest = { ...(changed(configuration, unit, null) as SigningConfiguration), unavailable: [] };
                expect(rest).toEqual({ ...(changed(whole, unit, null) as SigningConfiguration), unavailable: [] });
                if (told.length === 0) return;
                expect(told.every(one => one.startsWith(unit.slice(0, 1).join('.'))))
                    .withContext(told.join())
                    .toBeTrue();
                // What these two hold belongs to the other parts: another sample's would contradict them.
                if (['notReported', 'unavailable'].includes(String(path[0]))) return;
                const others = [at(sample, path), ...values, ...Object.values(rawSamples).map(other => at(other, path))]
                    .filter(other => other !== undefined && !isOther(path, other))
                    .map(other => read(changed(sample, path, other)))
                    .filter(other => lost(other).length === 0);
                const unfounded = claims(configuration).filter(
                    claim => !standsAlone(claim, path) && others.some(other => !claims(other).includes(claim))
                );
                expect(unfounded)
                    .withContext(`${path.join('.')} = ${JSON.stringify(value)}`)
                    .toEqual([]);
                for (const direction of directions) makePlan(configuration, { [direction]: 'required' });
            }),
            { numRuns: 200 }
        );
    });

    it('all else of the connections is shown, and they are not called whole', () => {
        const schema = connectionSchema();
        const readOf = (answer: unknown): ConnectionFacts => {
            const outcome = parseAnswer(schema, answer, tellParts);
            if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
            return outcome.value;
        };
        const samples = Object.values(rawConnectionSamples).map(sample => ({ sample, paths: pathsOf(sample), whole: readOf(sample) }));
        const any = fc.constantFrom(...samples).chain(one => fc.tuple(fc.constant(one), fc.constantFrom(...one.paths), part));
        fc.assert(
            fc.property(any, ([{ sample, whole }, path, value]) => {
                if (isOther(path, value)) return;
                const facts = readOf(changed(sample, path, value));
                const [list] = path;
                expect({ ...facts, unavailable: [], [String(list)]: null }).toEqual({ ...whole, unavailable: [], [String(list)]: null });
                if (lost(facts).length === 0) return;
                expect(lost(facts)[0]?.split('.')[0]).toBe(String(list));
                const known = connectionFindings(whole).map(({ id }) => id);
                expect(connectionFindings(facts).every(({ id }) => known.includes(id))).toBeTrue();
                expect(connectionsUnjudged(facts).length).toBeGreaterThan(0);
            }),
            { numRuns: 300 }
        );
    });

    it('events are never called all of them', () => {
        const schema = evidenceSchema();
        const samples = Object.values(evidenceSamples).map(sample => ({ sample, paths: pathsOf(sample) }));
        const any = fc.constantFrom(...samples).chain(one => fc.tuple(fc.constant(one), fc.constantFrom(...one.paths), part));
        fc.assert(
            fc.property(any, ([{ sample }, path, value]) => {
                const outcome = parseAnswer(schema, changed(sample, path, value), tellLeftOut);
                if (isOther(path, value)) return;
                if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
                if (!outcome.value.notUnderstood) return;
                for (const direction of directions) expect(unreadOf(outcome.value, direction).length).toBeGreaterThan(0);
            }),
            { numRuns: 300 }
        );
    });
});
