// SPDX-License-Identifier: MIT
import type { Sentences } from './sentence';

/** Where the wordings come from: docs/languages.md. */
export const slavic: readonly Sentences[] = [
    {
        // Russian
        badNetworkPath: ['не найден сетевой путь', 'сетевой путь не найден'],
        nameNotFound: ['не найдено сетевое имя', 'сетевое имя не найдено'],
        accessDenied: ['отказано в доступе'],
        networkAccessDenied: ['отказано в доступе к сети', 'доступ к сети запрещен'],
        invalidNetworkResponse: [
            'указанный сервер не может выполнить запрошенную операцию',
            'указанный сервер не может выполнить требуемую операцию'
        ],
        sessionEnded: [
            'произошла непредвиденная ошибка сети',
            'непредвиденная сетевая ошибка',
            'указанное сетевое имя более недоступно',
            'указанное сетевое имя больше недоступно'
        ],
        wrongPassword: ['указан неверный сетевой пароль', 'сетевой пароль указан неверно'],
        logonFailure: [
            'неверное имя пользователя или пароль',
            'неверно указано имя пользователя или пароль',
            'имя пользователя или пароль не опознаны',
            'неизвестное имя пользователя или неверный пароль'
        ],
        driveInUse: ['имя локального устройства уже используется'],
        timedOut: ['истек период ожидания семафора', 'превышен таймаут семафора'],
        guestBlocked: [
            'блокируют гостевой доступ без проверки подлинности',
            'блокируют анонимный гостевой доступ',
            'гостевой доступ без проверки подлинности'
        ],
        credentialConflict: ['одним пользователем с использованием более одного имени пользователя не разрешено'],
        lanManager: ['данная учетная запись не может быть использована для входа в сеть с этой станции']
    },
    {
        // Polish
        badNetworkPath: ['nie można odnaleźć ścieżki sieciowej'],
        nameNotFound: ['nie można odnaleźć nazwy sieci', 'nie można odnaleźć nazwy sieciowej'],
        accessDenied: ['odmowa dostępu'],
        guestBlocked: ['blokują nieuwierzytelniony dostęp gościa', 'nieuwierzytelniony dostęp gościa'],
        wrongPassword: ['określone hasło sieciowe jest niepoprawne'],
        logonFailure: ['nazwa użytkownika lub hasło jest niepoprawne'],
        sessionEnded: ['określona nazwa sieciowa już jest niedostępna'],
        timedOut: ['przekroczono limit czasu semafora'],
        credentialConflict: ['przy użyciu więcej niż jednej nazwy użytkownika są niedozwolone']
    },
    {
        // Czech
        badNetworkPath: ['síťová cesta nebyla nalezena', 'síťová cesta se nenašla', 'cesta v síti nebyla nalezena'],
        nameNotFound: ['název sítě nebyl nalezen', 'název sítě se nenašel', 'síťový název nebyl nalezen'],
        accessDenied: ['přístup byl odepřen', 'přístup byl zamítnut', 'přístup odepřen']
    },
    {
        // Serbian
        badNetworkPath: ['mrežni put nije pronađen']
    }
];
