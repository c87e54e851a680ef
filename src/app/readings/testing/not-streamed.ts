// SPDX-License-Identifier: MIT
import { BehaviorSubject } from 'rxjs';
import type { Streaming } from '../streaming';

/** All readings go by post. */
export const notStreamed: Streaming = { state: new BehaviorSubject<Streaming['state']['value']>('off') };
