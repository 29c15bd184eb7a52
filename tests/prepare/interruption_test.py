"""Runs that end in the middle, at every kind of place, and answers that get lost: the next run completes."""

import os
import pathlib
import shutil
import signal
import subprocess
import threading

import driver
import proxy

# Waits as short as can be, so that many runs fit into a test.
QUICK = ("--set", "signup.activation_ms=20", "--set", "organizations.create_account_ms=20", "--allow-reset")
# Requests from one trial to the next. A kill behind a sign-in costs up to half a minute, until the next code.
KILLED_EVERY = int(os.environ.get("GROUNDWORK_KILLED_EVERY", "41"))


class Interruption(driver.Case):
    def setUp(self):
        super().setUp()
        self.server = self.plane(*QUICK)
        self.between = proxy.Proxy(self.server.url)
        self.addCleanup(self.between.close)

    def anew(self):
        """An empty plane, and no folder."""
        self.server.operator("reset", {})
        shutil.rmtree(self.run_folder, ignore_errors=True)
        self.between.count = 0
        self.between.before = self.between.after = lambda number: False

    def run_through(self):
        return self.prepare("--endpoint", self.between.url)

    def requests_of_a_run(self):
        self.anew()
        self.assert_all_so(self.run_through())
        return self.between.count

    def kill_at(self, number, side):
        """Starts a run that is killed at a request: before it is passed on, or before its answer is."""
        started = threading.Event()
        process = None

        def strike(at):
            if at != number:
                return False
            started.wait()
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            return True

        setattr(self.between, side, strike)
        process = subprocess.Popen(self.command("--endpoint", self.between.url), env=driver.environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started.set()
        self.assertEqual(-signal.SIGKILL, process.wait(timeout=driver.SECONDS_MAX))

    def test_a_killed_run_is_completed_by_the_next(self):
        total = self.requests_of_a_run()
        for number in range(1, total, KILLED_EVERY):
            for side in ("before", "after"):
                with self.subTest(request=number, side=side):
                    self.anew()
                    self.kill_at(number, side)
                    self.between.before = self.between.after = lambda at: False
                    self.assert_all_so(self.run_through())
                    again = self.run_through()
                    self.assertEqual({"already_so"}, again.results())

    def test_a_lost_answer_is_looked_for_and_not_asked_for_twice(self):
        total = self.requests_of_a_run()
        for number in range(3, total, KILLED_EVERY):
            with self.subTest(request=number):
                self.anew()
                self.between.after = lambda at, number=number: at == number
                result = self.run_through()
                if result.status != 0:  # a sign-in that broke off begins anew with the next run
                    self.between.after = lambda at: False
                    result = self.run_through()
                self.assert_all_so(result)

    def test_a_kill_inside_the_program_with_its_plane(self):
        for mark in ("3.1", "4.2", "4.6", "6.1", "8.5", "8.7", "9.3", "9.4", "9.5", "10.1", "10.2", "10.3",
                     "10.4"):
            with self.subTest(after=mark):
                process = subprocess.Popen(self.command(), env=driver.environment(), text=True,
                                           stdout=subprocess.PIPE)
                for line in process.stdout:
                    if f" {mark}  " in line:
                        break
                process.kill()
                process.stdout.close()
                process.wait()
        self.assert_all_so(self.prepare())
        self.assertEqual({"already_so"}, self.prepare().results())

    def test_ctrl_c_ends_a_wait_and_tells_how_far_it_came(self):
        slow = self.plane("--set", "signup.activation_ms=600000").url
        process = subprocess.Popen(self.command("--endpoint", slow, "--json"), env=driver.environment(),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for line in process.stderr:
            if "waiting for the activation" in line:
                break
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=driver.SECONDS_MAX)
        result = driver.Result(process.returncode, out, err)
        self.assertEqual(1, result.status)
        steps = result.steps()
        self.assertEqual("done", steps["support-plan"]["result"])
        self.assertEqual("failed", steps["account-active"]["result"])
        self.assertEqual("skipped", steps["root-mfa"]["result"])
        self.assertTrue(pathlib.Path(self.run_folder / "report.html").exists())


if __name__ == "__main__":
    driver.main()
