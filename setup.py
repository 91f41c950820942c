"""Puts the resources folder inside the package where a wheel is made; the rest is in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithResources(build_py):
    def run(self) -> None:
        shutil.rmtree(self.build_lib, ignore_errors=True)  # what an older build left would ship again
        super().run()
        if not self.editable_mode:
            self.copy_tree("resources", str(Path(self.build_lib, "hostdesk", "resources")))


setup(cmdclass={"build_py": BuildWithResources})
