// SPDX-License-Identifier: MIT
import { of } from 'rxjs';
import { TestBed } from '@angular/core/testing';
import { mandatory } from '../domain/negotiate/testing/answers';
import { type Probe, probeEndings } from '../domain/negotiate/device';
import type { Outcome } from '../domain/outcome';
import { requestNames } from './answers/device-schema';
import { CallOptions, PowerShellClient } from './powershell-client';
import { PowerShellDeviceTester } from './test-device';

describe('the answer of Test-SmbDevice', () => {
    const answer = {
        contract: 2,
        request: 'Smb2',
        name: 'nas',
        port: 445,
        ended: 'complete',
        words: null,
        addresses: ['192.0.2.7'],
        canonicalName: 'nas.contoso.com',
        address: '192.0.2.7',
        connectMilliseconds: 1,
        answerMilliseconds: 2,
        answer: btoa(String.fromCharCode(...mandatory)),
        languageMode: 'FullLanguage'
    };

    /** What becomes of an answer, and the parameters it was asked with. */
    function asked(value: unknown): { outcome: Outcome<Probe> | undefined; parameters: unknown } {
        let parameters: unknown;
        const client = {
            run: (_computer: string, _command: string, given: unknown, { accept }: CallOptions<Probe>) => {
                parameters = given;
                return of(accept(value));
            }
        };
        TestBed.resetTestingModule().configureTestingModule({ providers: [{ provide: PowerShellClient, useValue: client }] });
        let outcome: Outcome<Probe> | undefined;
        TestBed.inject(PowerShellDeviceTester)
            .probe('srv2025', { name: 'nas', port: 445 }, 'smb1')
            .subscribe(one => (outcome = one));
        return { outcome, parameters };
    }

    it('is a probe, its bytes decoded', () => {
        const { outcome, parameters } = asked(answer);
        expect(parameters).toEqual({ Name: 'nas', Request: 'Smb1' });
        expect(outcome?.kind === 'ok' && outcome.value).toEqual(
            jasmine.objectContaining({ request: 'smb2', ended: 'complete', address: '192.0.2.7', answer: mandatory })
        );
    });

    const refused: readonly [string, object, string][] = [
        ['a missing part', { ended: undefined }, 'ended'],
        ['an ending that is not known', { ended: 'x' }, 'ended'],
        ['a request that is not known', { request: 'Smb311' }, 'request'],
        ['bytes that are no Base64', { answer: '%%%' }, 'answer'],
        ['more bytes than are ever read', { answer: 'A'.repeat(40_000) }, 'answer']
    ];
    for (const [what, change, path] of refused) {
        it(`is refused with ${what}`, () =>
            expect(asked({ ...answer, ...change }).outcome).toEqual(jasmine.objectContaining({ kind: 'badAnswer', path })));
    }

    it('does without what no verdict rests on', () => {
        const { outcome } = asked({ ...answer, addresses: ['192.0.2.7', 1], words: 5, connectMilliseconds: 'x' });
        expect(outcome?.kind === 'ok' && outcome.value).toEqual(
            jasmine.objectContaining({ addresses: ['192.0.2.7'], words: null, connectMilliseconds: null, answer: mandatory })
        );
    });

    it('is understood whatever the request was and however it ended', () => {
        for (const request of Object.values(requestNames))
            for (const ended of probeEndings) expect(asked({ ...answer, request, ended }).outcome?.kind).toBe('ok');
    });

    it('of another contract names the module', () => expect(asked({ ...answer, contract: 3 }).outcome?.kind).toBe('moduleOutdated'));
});
