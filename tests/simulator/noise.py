"""Personal ups and downs of many kinds, none of which knows when an injection is."""

from collections.abc import Callable

import numpy as np

from tests.simulator.diary import Floats

Noise = Callable[[np.random.Generator, int], Floats]

SPREAD = 1.3


def autoregression(rho: float, own_share: float = 0.0, spread: float = SPREAD) -> Noise:
    """Each day resembles the one before by `rho`; `own_share` of the variance belongs to the day alone."""

    def noise(rng: np.random.Generator, n: int) -> Floats:
        steps = rng.normal(size=n) * np.sqrt(1 - rho**2)
        steps[0] = rng.normal()
        level, slow = 0.0, []
        for step in steps.tolist():
            level = rho * level + step
            slow.append(level)
        own = rng.normal(size=n)
        return np.asarray(spread * (np.sqrt(1 - own_share) * np.array(slow) + np.sqrt(own_share) * own))

    return noise


def random_walk(rng: np.random.Generator, n: int) -> Floats:
    """A level that wanders without ever being drawn back, with a little noise of the day."""
    return np.cumsum(rng.normal(0, 0.18, n)) + rng.normal(0, 0.6, n)


def with_drift(points: float) -> Noise:
    """A straight drift over the record."""

    def noise(rng: np.random.Generator, n: int) -> Floats:
        return _AR50(rng, n) + points * rng.uniform(0.6, 1.2) * (np.linspace(0, 1, n) - 0.5)

    return noise


def wave(period: float, height: float) -> Noise:
    """A wave of a fixed period with a random phase."""

    def noise(rng: np.random.Generator, n: int) -> Floats:
        angle = 2 * np.pi * (np.arange(n) / period + rng.random())
        return _AR50(rng, n) + height * rng.uniform(0.7, 1.3) * np.cos(angle)

    return noise


def odd_rhythm(rng: np.random.Generator, n: int) -> Floats:
    """A wave of a period of its own, 9 to 45 days."""
    return wave(rng.uniform(9, 45), 1.0)(rng, n)


def saw_tooth(rng: np.random.Generator, n: int) -> Floats:
    """A slow rise and sudden fall every 10 to 50 days, whenever the injections are."""
    period = rng.uniform(10, 50)
    return _AR50(rng, n) + 2 * ((np.arange(n) / period + rng.random()) % 1.0 - 0.5)


def flares(rng: np.random.Generator, n: int) -> Floats:
    """Illness now and then: some days several points worse."""
    values = _AR50(rng, n)
    day = int(rng.exponential(30))
    while day < n:
        length = int(rng.integers(3, 9))
        values[day : day + length] += rng.uniform(2, 5)
        day += length + int(rng.exponential(35))
    return values


def steps(rng: np.random.Generator, n: int) -> Floats:
    """One lasting change of level at some time."""
    values = _AR50(rng, n)
    values[int(rng.uniform(0.2, 0.8) * n) :] += rng.choice([-1, 1]) * rng.uniform(1.5, 3)
    return values


def switching(rng: np.random.Generator, n: int) -> Floats:
    """Good and bad spells of 4 to 15 days."""
    values, day, high = np.empty(n), 0, bool(rng.random() < 0.5)
    while day < n:
        length = int(rng.integers(4, 16))
        values[day : day + length] = 1.3 if high else -1.3
        day, high = day + length, not high
    return values + rng.normal(0, 0.7, n)


def pink(rng: np.random.Generator, n: int) -> Floats:
    """Ups and downs on all time scales alike."""
    size = 1 << max(4, int(n - 1).bit_length())
    frequency = np.arange(size // 2 + 1, dtype=float)
    frequency[0] = np.inf
    phases = np.exp(2j * np.pi * rng.random(len(frequency)))
    values = np.fft.irfft(phases / np.sqrt(frequency), size)[:n]
    return np.asarray(SPREAD * (values - values.mean()) / max(values.std(), 1e-9))


_AR50 = autoregression(0.5)
