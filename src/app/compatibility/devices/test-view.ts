// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Failure } from '../../domain/outcome';
import { format, Strings } from '../../strings/strings';
import type { DeviceTest } from '../../readings/device-tests';
import { DeviceResultView, deviceResultView } from './device-result-view';

/** A test as the template shows it. */
export interface TestView {
    readonly running: boolean;
    readonly done: number;
    readonly total: number;
    /** What is announced: the beginning and the end. Each step would be too much. */
    readonly status: string;
    readonly progress: string;
    readonly failure: Failure | null;
    /** How many devices had which outcome, most frequent first; empty for one device. */
    readonly tally: readonly string[];
    readonly results: readonly DeviceResultView[];
    /** Texts that name the computer. */
    readonly question: string;
}

export function testView(test: DeviceTest, configuration: SigningConfiguration | null, strings: Strings): TestView {
    const { Compat } = strings;
    const [done, total] = [test.results.length, test.hosts.length];
    const texts: Readonly<Record<DeviceTest['state'], string>> = {
        running: format(Compat.Running, test.computer),
        done: format(Compat.Done, done, total, test.computer),
        stopped: format(Compat.Stopped, done, total, test.computer),
        failed: format(Compat.CouldNot, test.computer, done, total)
    };
    const results = test.results.map(result => deviceResultView(result, configuration, strings));
    return {
        running: test.state === 'running',
        done,
        total,
        status: texts[test.state],
        progress: format(Compat.Progress, done, total),
        failure: test.failure,
        tally: total > 1 ? tally(results, strings) : [],
        results,
        question: format(Compat.Can, test.computer)
    };
}

function tally(results: readonly DeviceResultView[], { Compat }: Strings): readonly string[] {
    const counts = new Map<string, number>();
    for (const { name } of results) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => format(Compat.Tally, count, name));
}
