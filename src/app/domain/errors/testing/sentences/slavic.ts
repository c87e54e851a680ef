// SPDX-License-Identifier: MIT
import type { Sentences } from '../../sentences/sentence';

/** The sentences as they are quoted, without a number that says the same. Where from: docs/languages.md. */
export const slavicQuotations: readonly Sentences[] = [
    {
        // Russian
        badNetworkPath: ['Не найден сетевой путь.', 'Сетевой путь не найден.'],
        nameNotFound: ['Не найдено сетевое имя.', 'Сетевое имя не найдено.'],
        accessDenied: ['Отказано в доступе.'],
        networkAccessDenied: ['Отказано в доступе к сети.', 'Доступ к сети запрещен.'],
        invalidNetworkResponse: [
            'Описание ошибки: Указанный сервер не может выполнить требуемую операцию.',
            'Указанный сервер не может выполнить запрошенную операцию.'
        ],
        sessionEnded: [
            'Указанное сетевое имя более недоступно.',
            'Произошла непредвиденная ошибка сети.',
            'Непредвиденная сетевая ошибка.',
            'Указанное сетевое имя больше недоступно.'
        ],
        wrongPassword: ['Указан неверный сетевой пароль.', 'Сетевой пароль указан неверно.'],
        logonFailure: [
            'Вход в систему не произведен: имя пользователя или пароль не опознаны.',
            'Ошибка входа в систему: неизвестное имя пользователя или неверный пароль',
            'Неверное имя пользователя или пароль.',
            'Неверно указано имя пользователя или пароль.'
        ],
        driveInUse: ['Имя локального устройства уже используется.'],
        timedOut: ['Превышен таймаут семафора.', 'Истек период ожидания семафора.'],
        guestBlocked: [
            'Вы не можете получить доступ к этой общей папке, так как политики безопасности вашей организации блокируют гостевой доступ без проверки подлинности.',
            'Не удаётся получить доступ к общей папке, так как политики безопасности вашей организации блокируют анонимный гостевой доступ.'
        ],
        credentialConflict: [
            'Множественное подключение к серверу или к общим ресурсам одним пользователем с использованием более одного имени пользователя не разрешено'
        ],
        lanManager: ['Данная учетная запись не может быть использована для входа в сеть с этой станции.']
    },
    {
        // Polish
        badNetworkPath: ['Nie można odnaleźć ścieżki sieciowej.'],
        nameNotFound: ['Nie można odnaleźć nazwy sieci.', 'Nie można odnaleźć nazwy sieciowej.'],
        accessDenied: ['Odmowa dostępu.'],
        guestBlocked: [
            'Nie można uzyskać dostępu do tego folderu udostępnionego, ponieważ zasady bezpieczeństwa Twojej organizacji blokują nieuwierzytelniony dostęp gościa.'
        ],
        wrongPassword: ['Określone hasło sieciowe jest niepoprawne.'],
        logonFailure: ['Nazwa użytkownika lub hasło jest niepoprawne.'],
        sessionEnded: ['(provider: Dostawca TCP, error: 0 - Określona nazwa sieciowa już jest niedostępna.)'],
        timedOut: ['Przekroczono limit czasu semafora.'],
        credentialConflict: [
            'Wielokrotne połączenia z serwerem lub zasobem współdzielonym przez tego samego użytkownika przy użyciu więcej niż jednej nazwy użytkownika są niedozwolone.'
        ]
    },
    {
        // Czech
        badNetworkPath: ['Síťová cesta nebyla nalezena.', 'Síťová cesta se nenašla.', 'Cesta v síti nebyla nalezena.'],
        nameNotFound: ['Název sítě nebyl nalezen.', 'Název sítě se nenašel.', 'Síťový název nebyl nalezen.'],
        accessDenied: ['Přístup byl odepřen.', 'Přístup byl zamítnut.', 'Přístup odepřen.']
    },
    {
        // Serbian
        badNetworkPath: ['Mrežni put nije pronađen.']
    }
];
