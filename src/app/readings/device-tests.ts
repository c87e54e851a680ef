// SPDX-License-Identifier: MIT
import { Inject, Injectable, InjectionToken } from '@angular/core';
import { BehaviorSubject, concat, distinctUntilChanged, from, map, mergeMap, Observable, of, Subject, switchMap, takeUntil } from 'rxjs';
import type { DialectLimit } from '../domain/peers/dialects';
import { deviceOutcome, DeviceResult, isOlderRequest, nextRequest, Probe } from '../domain/negotiate/device';
import { Host, hostKey } from '../domain/negotiate/hosts';
import type { Failure, FailureKind } from '../domain/outcome';
import { Identities } from '../remote/identities';
import { DEVICE_TESTER, DeviceTester } from '../remote/test-device';

/** How many devices are asked at the same time. More would crowd out other calls where the gateway speaks HTTP/1.1. */
const TESTS_AT_ONCE = new InjectionToken<number>('TESTS_AT_ONCE', { providedIn: 'root', factory: () => 4 });

/** A test of one or many devices, as far as it came. */
export interface DeviceTest {
    readonly computer: string;
    readonly hosts: readonly Host[];
    /** In the order of `hosts`; those that are still open are missing. */
    readonly results: readonly DeviceResult[];
    readonly state: 'running' | 'done' | 'stopped' | 'failed';
    /** Why the computer can test no further; only where `state` is failed. */
    readonly failure: Failure | null;
}

/** Failures that every other device would meet, too: they end the test, in place of one prompt or wait per device. */
const endsTheTest: ReadonlySet<FailureKind> = new Set([
    'gatewayFailed',
    'unreachable',
    'needsCredentials',
    'accessDenied',
    'notAllowed',
    'commandMissing',
    'notInRole',
    'moduleOutdated',
    'notLoaded'
]);

/**
 * Tests devices, from each computer at most one list at a time. Belongs to no screen: what it found speaks in the plan of
 * a change, too. A test goes on while another tab or computer is shown.
 */
@Injectable({ providedIn: 'root' })
export class DeviceTests {
    private readonly tests = new BehaviorSubject<ReadonlyMap<string, DeviceTest>>(new Map());
    /** The last test from each computer, by its name. */
    readonly every: Observable<ReadonlyMap<string, DeviceTest>> = this.tests;
    private readonly running = new Map<string, Subject<void>>();

    constructor(
        @Inject(DEVICE_TESTER) private readonly tester: DeviceTester,
        @Inject(TESTS_AT_ONCE) private readonly atOnce: number,
        identities: Identities
    ) {
        identities.moved.subscribe(computer => this.forget(computer));
    }

    /** The last test from a computer; null before the first. */
    of(computer: string): Observable<DeviceTest | null> {
        return this.tests.pipe(
            map(tests => tests.get(computer) ?? null),
            distinctUntilChanged()
        );
    }

    /**
     * Begins a new test; the one before is stopped and forgotten.
     * @param highest the newest dialect that the computer may use, as far as that is known
     * @param known what was found of some of them: these are not asked again
     */
    start(computer: string, hosts: readonly Host[], highest: DialectLimit = null, known: readonly DeviceResult[] = []): void {
        this.stop(computer);
        this.set({ computer, hosts, results: known, state: 'running', failure: null });
        const open = hosts.filter(host => !known.some(one => hostKey(one.host) === hostKey(host)));
        const stopped = new Subject<void>();
        this.running.set(computer, stopped);
        // The first alone: where the computer itself fails, it is asked, and asks for credentials, once.
        concat(this.each(computer, open.slice(0, 1), highest), this.each(computer, open.slice(1), highest))
            .pipe(takeUntil(stopped))
            .subscribe({ next: result => this.take(computer, result), complete: () => this.end(computer, 'done') });
    }

    /** Tests one more device, or one again. What the last test from there found of others stays. */
    also(computer: string, host: Host): void {
        const before = this.tests.value.get(computer);
        const others = (before?.results ?? []).filter(one => hostKey(one.host) !== hostKey(host));
        const waiting = before?.state === 'running' ? before.hosts : others.map(one => one.host);
        this.start(computer, [...waiting.filter(one => hostKey(one) !== hostKey(host)), host], null, others);
    }

    /** Sends nothing more, and waits for nothing. What has been found stays. */
    stop(computer: string): void {
        this.end(computer, 'stopped');
    }

    /** Asks one device until enough is known. */
    test(computer: string, host: Host): Observable<DeviceResult> {
        return this.ask(computer, host, null, []);
    }

    /** Devices were tested from another computer, or may have been: what is under way begins anew. */
    private forget(computer: string): void {
        const test = this.tests.value.get(computer);
        if (!test) return;
        this.stop(computer);
        const others = new Map(this.tests.value);
        others.delete(computer);
        this.tests.next(others);
        if (test.state === 'running') this.start(computer, test.hosts);
    }

    private each(computer: string, hosts: readonly Host[], highest: DialectLimit): Observable<DeviceResult> {
        return from(hosts).pipe(mergeMap(host => this.ask(computer, host, highest, []), this.atOnce));
    }

    private ask(computer: string, host: Host, highest: DialectLimit, probes: readonly Probe[]): Observable<DeviceResult> {
        const request = nextRequest(probes, highest);
        const found = (): DeviceResult => ({ host, outcome: deviceOutcome(probes), probes, testedAt: new Date() });
        if (!request) return of(found());
        return this.tester.probe(computer, host, request).pipe(
            switchMap(outcome => {
                if (outcome.kind === 'ok') return this.ask(computer, host, highest, [...probes, outcome.value]);
                // The device has answered already; an older module does not know this request.
                if (isOlderRequest(request)) return of(found());
                return of<DeviceResult>({ host, outcome: { kind: 'callFailed', failure: outcome }, probes, testedAt: new Date() });
            })
        );
    }

    private take(computer: string, result: DeviceResult): void {
        const test = this.tests.value.get(computer);
        if (test?.state !== 'running') return;
        const { outcome } = result;
        if (outcome.kind === 'callFailed' && endsTheTest.has(outcome.failure.kind)) {
            this.end(computer, 'failed', outcome.failure);
            return;
        }
        const found = new Map([...test.results, result].map(one => [hostKey(one.host), one]));
        this.set({ ...test, results: test.hosts.flatMap(host => found.get(hostKey(host)) ?? []) });
        if (outcome.kind === 'notAllowed') this.end(computer, 'stopped');
    }

    private end(computer: string, state: 'done' | 'stopped' | 'failed', failure: Failure | null = null): void {
        const test = this.tests.value.get(computer);
        if (test?.state === 'running') this.set({ ...test, state, failure });
        this.running.get(computer)?.next();
        this.running.delete(computer);
    }

    private set(test: DeviceTest): void {
        this.tests.next(new Map(this.tests.value).set(test.computer, test));
    }
}
