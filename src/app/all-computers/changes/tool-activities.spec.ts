// SPDX-License-Identifier: MIT
import { Subject } from 'rxjs';
import type { Outcome } from '../../domain/outcome';
import type { ToolActivity } from '../../domain/snapshots/explain/tool-activity';
import { Identities } from '../../remote/identities';
import type { ActivityReader } from '../../remote/read-activity';
import { notStreamed } from '../../readings/testing/not-streamed';
import { ScanSettings } from '../scan/scan-settings';
import { ToolActivities } from './tool-activities';

const log: ToolActivity = { runs: [], cut: false, oldest: null, failure: null, collectedAt: '2026-11-20T08:30:00.000Z' };
const failed = { kind: 'unreachable', errorId: '', message: '' } as unknown as Outcome<ToolActivity>;

describe('the reading of what others ran', () => {
    let answers: Map<string, Subject<Outcome<ToolActivity>>>;
    let options: unknown[];
    let identities: Identities;
    let activities: ToolActivities;

    beforeEach(() => {
        [answers, options, identities] = [new Map(), [], new Identities()];
        const read: ActivityReader['read'] = (computer, _since, given) => {
            const answer = new Subject<Outcome<ToolActivity>>();
            answers.set(computer, answer);
            options.push(given);
            return answer;
        };
        activities = new ToolActivities(new ScanSettings(notStreamed), { read }, identities);
    });

    function state(): readonly unknown[] {
        const { asked, ended, running, reading } = activities.state.value;
        return [asked, ended, running, [...reading].join(' ')];
    }

    it('asks each computer once, without a prompt for credentials, and keeps failures beside answers', () => {
        activities.read(['SRV', 'srv', 'web']);
        expect(state()).toEqual([2, 0, true, 'srv web']);
        expect(options).toEqual(Array(2).fill(jasmine.objectContaining({ unattended: true })));
        answers.get('srv')?.next({ kind: 'ok', value: log });
        expect(state()).toEqual([2, 1, true, 'web']);
        answers.get('web')?.next(failed);
        expect(state()).toEqual([2, 2, false, '']);
        expect([...activities.known().keys()]).toEqual(['srv']);
        expect(activities.state.value.outcomes.get('web')?.kind).toBe('unreachable');
    });

    it('waits for no answer after it was stopped, and keeps what was answered', () => {
        activities.read(['srv', 'web']);
        answers.get('srv')?.next({ kind: 'ok', value: log });
        activities.stop();
        answers.get('web')?.next({ kind: 'ok', value: log });
        expect(state()).toEqual([2, 1, false, '']);
        expect([...activities.known().keys()]).toEqual(['srv']);
    });

    it('asks no more computers at the same time than a scan does', () => {
        activities.read(Array.from({ length: 30 }, (_, index) => `srv${index}`));
        expect(answers.size).toBeLessThanOrEqual(10);
        answers.get('srv0')?.next({ kind: 'ok', value: log });
        expect(answers.has('srv29')).toBeFalse();
        expect(activities.state.value.ended).toBe(1);
    });

    it('forgets what was read under a name that leads to another computer by now', () => {
        activities.read(['srv']);
        answers.get('srv')?.next({ kind: 'ok', value: log });
        identities.moved.next('SRV');
        expect(activities.known().size).toBe(0);
    });
});
