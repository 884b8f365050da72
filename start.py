"""Sets the program up and starts it: python3 start.py. With the word test it sets up and runs the checks.

Needs nothing but Python 3.11 and its standard library, and is readable by older
Pythons so that it can tell them so. Reports go to standard error; once all is
ready this process becomes the program. Every other word is passed on to it.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "ready")
LOCK = os.path.join(ROOT, ".venv.lock")
OLDEST = (3, 11)
BASE = getattr(sys, "_base_executable", None) or sys.executable  # never the environment's own, which may be remade
LONGEST_WAIT = 900  # seconds that a second start waits for the first one's set-up

QT_PACKAGES = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 fonts-liberation2".split()
WINDOW_PACKAGES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libpulse0 libxrandr2".split()
)
TEST_PACKAGES = "chromium libatomic1 poppler-utils xvfb".split()
OFFICE = "--with-libreoffice"  # asks for the tests that hold our files against another program's reading of them
OFFICE_PACKAGES = "libreoffice-impress libreoffice-writer".split()
NEEDED_FREE = 1800 * 1024 * 1024


class Stop(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def main(words):
    testing = words[:1] == ["test"]
    try:
        check_python()
        set_up(testing)
        if testing and OFFICE in words:
            words.remove(OFFICE)
            need(OFFICE_PACKAGES)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("Set-up was stopped. Start again to go on.")
        return 130
    if testing:
        return become([python(), os.path.join(ROOT, "tests", "checks.py")] + words[1:])
    return become([python(), "-m", "workshop"] + words)


def say(text):
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def check_python():
    if sys.version_info < OLDEST:
        raise Stop(
            "This program needs Python 3.11 or newer and this is Python %d.%d. "
            "Install a newer Python and start again with it." % sys.version_info[:2]
        )


def set_up(testing):
    wanted = stamp(testing)
    if is_ready(wanted):
        return
    with Lock():
        if is_ready(wanted):
            return
        begun = time.time()
        if testing and is_ready(stamp(False)):
            say("Adding what the tests need: about 150 MB to fetch.")
        else:
            say("Setting up: about 300 MB to fetch, 1 GB on disk, one to five minutes.")
            check_space()
        system_packages(testing)
        if not is_ready(stamp(False)):
            make_venv()
        install(testing)
        check_qt()
        with open(STAMP, "w") as file:
            file.write(wanted)
        say("Ready after %d seconds." % (time.time() - begun))


def stamp(testing):
    """What the environment depends on. One made for the tests serves the program as well."""
    text = repr((os.path.realpath(BASE), sys.version, platform.machine(), ROOT))
    for name in ("constraints.txt", "pyproject.toml"):
        with open(os.path.join(ROOT, name)) as file:
            text += file.read()
    return hashlib.sha256(text.encode("utf-8")).hexdigest() + ("+test" if testing else "")


def is_ready(wanted):
    try:
        with open(STAMP) as file:
            made = file.read()
    except OSError:
        return False
    return made in (wanted, wanted + "+test") and os.path.exists(python())


def python():
    parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(VENV, *parts)


class Lock:
    """Keeps two starts apart. A lock whose owner is gone is taken over."""

    def __enter__(self):
        told = False
        until = time.time() + LONGEST_WAIT
        while True:
            try:
                self.file = os.open(LOCK, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            except FileExistsError:
                if self.owner_is_gone():
                    continue
                if time.time() > until:
                    raise Stop("Another start has been setting up for long. If none is running, delete %s." % LOCK)
                if not told:
                    say("Another start is setting up; waiting for it.")
                    told = True
                time.sleep(0.5)
                continue
            except OSError as error:
                raise Stop("The folder %s cannot be written (%s); put the program elsewhere." % (ROOT, error.strerror))
            os.write(self.file, str(os.getpid()).encode())
            return self

    def __exit__(self, *_):
        os.close(self.file)
        os.unlink(LOCK)

    @staticmethod
    def owner_is_gone():
        try:
            with open(LOCK) as file:
                owner = int(file.read() or 0)
            age = time.time() - os.path.getmtime(LOCK)
        except (OSError, ValueError):
            return not os.path.exists(LOCK)
        if os.name == "nt" or (owner == 0 and age < 5):
            return False
        try:
            if owner:
                os.kill(owner, 0)
                return False
        except PermissionError:
            return False
        except OSError:
            pass  # no such process: the lock was left behind
        try:
            os.unlink(LOCK)
        except OSError:
            pass  # another start took it over first
        return True


def check_space():
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_FREE:
        raise Stop(
            "The disk holding %s has %d MB free and set-up needs %d MB; free some space and start again."
            % (ROOT, free // 2**20, NEEDED_FREE // 2**20)
        )


def system_packages(testing):
    """What Qt (and the tests' browser) need of the system."""
    need(["python3-venv"] * (not has_venv()) + QT_PACKAGES + WINDOW_PACKAGES + (TEST_PACKAGES if testing else []))


def need(wanted):
    """On Debian and its kin: installs what is missing of these packages, or tells who may."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-query"):
        return
    missing = [name for name in wanted if not is_installed(name)]
    if not missing:
        return
    line = "apt-get update && apt-get install -y --no-install-recommends " + " ".join(missing)
    if os.geteuid() != 0:
        say(
            "The system lacks: %s. If the program does not start, let an administrator run:\n  sudo sh -c '%s'"
            % (" ".join(missing), line)
        )
        if not has_venv():
            raise Stop("Without python3-venv set-up cannot go on.")
        return
    say("Installing system packages: %s" % " ".join(missing))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in line.split(" && "):
        if run(command.split(), env=environment) != 0:
            if has_venv():
                say("Some system packages could not be installed; going on without them.")
                return
            raise Stop("The system packages could not be installed; check the network and run: %s" % line)


def has_venv():
    return subprocess.call([BASE, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL) == 0


def is_installed(name):
    command = ["dpkg-query", "-W", "-f", "${Status}", name]
    found = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return found.stdout.strip() == b"install ok installed"


def make_venv():
    if os.path.isdir(VENV):
        shutil.rmtree(VENV)
    if run([BASE, "-m", "venv", VENV]) != 0:
        raise Stop("Python's own environment could not be made in %s; see the lines above." % VENV)


def install(testing):
    pip = [
        python(),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--quiet",
        "--constraint",
        os.path.join(ROOT, "constraints.txt"),
    ]
    project = ROOT + ("[test]" if testing else "")
    steps = (["hatchling"], ["--no-build-isolation", "--editable", project])
    for step in steps:
        if run(pip + step) != 0:
            raise Stop(
                "The program's parts could not be fetched; check the network and the free space, then start again."
            )


def check_qt():
    """Loads Qt in a process of its own, because a missing library can end the process."""
    code = "from PySide6 import QtGui, QtWidgets; QtGui.QGuiApplication([])"
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    found = subprocess.run([python(), "-c", code], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if found.returncode != 0:
        say(found.stdout.decode("utf-8", "replace").strip()[-600:])
        raise Stop("Qt does not load here. On Debian or Ubuntu run: apt-get install %s" % " ".join(QT_PACKAGES))


def run(command, env=None):
    """Runs a command with its output on standard error, which leaves standard output to the program."""
    try:
        return subprocess.call(command, stdout=sys.stderr, env=env)
    except OSError as error:
        say("%s cannot be run: %s" % (command[0], error))
        return 1


def become(command):
    """The program takes this process over, so that signals and standard output are its own."""
    if os.name == "nt":
        return subprocess.call(command)
    sys.stderr.flush()
    return os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
