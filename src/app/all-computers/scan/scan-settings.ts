// SPDX-License-Identifier: MIT
import { Injectable } from '@angular/core';
import { BehaviorSubject, combineLatest, distinctUntilChanged, map, type Observable } from 'rxjs';
import { mostAtOnce } from '../../domain/run/run';
import { Streaming } from '../../readings/streaming';

const usual = 10;
const place = 'community.smb-signing.readAtOnce';
const placeOfByItself = 'community.smb-signing.scanByItself';

/** How many computers are read at the same time, and whether the list is scanned when it is opened; kept in this browser. */
@Injectable({ providedIn: 'root' })
export class ScanSettings {
    readonly atOnce = new BehaviorSubject(stored());
    readonly byItself = new BehaviorSubject(read(placeOfByItself) !== 'false');
    /** How many computers are read at once: as many as was set, as far as the way lets them through. */
    readonly effective: Observable<number>;
    /** How many can be; below `mostAtOnce` only once it is known that the way lets no more through. */
    readonly most: Observable<number>;

    constructor({ state }: Streaming) {
        const protocol = pageProtocol();
        this.effective = combineLatest([this.atOnce, state]).pipe(
            map(([wanted, way]) => (way === 'open' ? wanted : effectiveAtOnce(wanted, protocol))),
            distinctUntilChanged()
        );
        this.most = state.pipe(
            map(way => (way === 'off' ? effectiveAtOnce(mostAtOnce, protocol) : mostAtOnce)),
            distinctUntilChanged()
        );
    }

    /** Takes a number from 1 to `mostAtOnce`; anything else changes nothing. */
    setAtOnce(wanted: number): void {
        if (!isFit(wanted)) return;
        this.atOnce.next(wanted);
        write(place, wanted);
    }

    setByItself(wanted: boolean): void {
        this.byItself.next(wanted);
        write(placeOfByItself, wanted);
    }
}

function write(where: string, wanted: number | boolean): void {
    try {
        localStorage.setItem(where, String(wanted));
    } catch {
        // Storage may be refused: it then holds until the page is closed.
    }
}

function read(where: string): string | null {
    try {
        return localStorage.getItem(where);
    } catch {
        return null; // storage may be refused
    }
}

function stored(): number {
    const known = Number(read(place) ?? usual);
    return isFit(known, mostStored) ? known : usual;
}

/** The page offers `mostAtOnce`; what is stored past it may be more, to be measured. */
const mostStored = 100;

function isFit(wanted: number, most: number = mostAtOnce): boolean {
    return Number.isInteger(wanted) && wanted >= 1 && wanted <= most;
}

/** A browser sends six requests at a time over HTTP/1.1. One is left for the rest of the page. A WebSocket is none of them. */
const oneByOneLimit = 5;

/** How many posts can be under way at once over the connection that the page came by. */
export function effectiveAtOnce(wanted: number, protocol: string): number {
    return protocol.startsWith('http/1') ? Math.min(wanted, oneByOneLimit) : wanted;
}

/** How the page came here, such as h2 or http/1.1; empty where the browser does not tell. */
export function pageProtocol(): string {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation?.nextHopProtocol ?? '';
}
