#!/usr/bin/env python3
"""Runs the benchmarks beside each other and prints a report in Markdown. scripts/bench builds what this runs.

usage: run.py PROGRAMS_FOLDER [PAGES_FOLDER ...]

With folders of pages, only extraction and jieba are run, beside each other on the pages of each folder.
"""
import datetime
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TEXT_MEGABYTES = 4
STORE_MEGABYTES = 1
MEMORY_MEGABYTES = (10, 40)
PAIRS = 7  # runs of extraction and jieba in turn; ratios come from the pairs


def run(command, **more):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True, **more).stdout


def benchmark(program, pages, *options):
    """What each benchmark of a program measured, by name."""
    environment = {**os.environ, "FANGZHI_BENCH_PAGES": str(pages)}
    report = json.loads(run([program, "--benchmark_format=json", *options], env=environment, stderr=subprocess.DEVNULL))
    return {one["name"].split("/")[0]: one for one in report["benchmarks"]}


def megabytes_per_second(one):
    return one["bytes_per_second"] / 1e6


def make_pages(folder, megabytes):
    run([sys.executable, HERE / "make_pages.py", folder, megabytes])
    return folder


def install_jieba():
    """Whether @node-rs/jieba can be run."""
    if not shutil.which("node") or not shutil.which("npm"):
        return False
    if (HERE / "node_modules").exists():
        return True
    done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-package-lock"], cwd=HERE,
                          stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def peak_memory(command):
    """Peak resident memory of one process, in MB, and its seconds."""
    begin = datetime.datetime.now()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{command[0]} failed")
    return usage.ru_maxrss / 1024, (datetime.datetime.now() - begin).total_seconds()


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), platform.machine())
    system = next((line.split("=", 1)[1].strip().strip('"') for line in open("/etc/os-release", encoding="utf-8")
                   if line.startswith("PRETTY_NAME=")), platform.system())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    compiler = run(["c++", "--version"]).splitlines()[0]
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, {system}, {compiler}"


def pairs(programs, pages, has_jieba):
    """Extraction and jieba in turn: the median speed of each, and of their ratios to extraction."""
    speeds = {}
    for pair in range(PAIRS + 1):
        ours = benchmark(programs / "extract_bench", pages, "--benchmark_filter=extract_")
        found = {name: megabytes_per_second(one) for name, one in ours.items()}
        if has_jieba:
            found.update(json.loads(run(["node", HERE / "jieba.mjs", pages])))
        if pair > 0:  # the first warms the machine up
            for name, speed in found.items():
                speeds.setdefault(name, []).append(speed)
    ratios = {name: statistics.median(one / ours for one, ours in zip(each, speeds["extract_pages"]))
              for name, each in speeds.items()}
    return {name: statistics.median(each) for name, each in speeds.items()}, ratios


def extraction(programs, pages):
    has_jieba = install_jieba()
    speeds, ratios = pairs(programs, pages, has_jieba)
    steps = benchmark(programs / "extract_bench", pages)
    print(f"One core, {TEXT_MEGABYTES} MB of pages. Extraction and jieba: medians of {PAIRS} runs in turn, and of their ratios.\n")
    print("| step | MB/s | beside extraction |\n|---|---:|---:|")
    for name, label in (("extract_pages", "extraction, page to statements"),
                        ("extract_with_300000_more_words", "extraction with 300,000 more words"), ("cut", "@node-rs/jieba, cutting"),
                        ("tag", "@node-rs/jieba, tagging")):
        if name in speeds:
            print(f"| {label} | {speeds[name]:.1f} | {ratios[name]:.2f} |")
    here = megabytes_per_second(steps["extract_pages"])
    for name, label in (("read_and_lay_out", "reading, validating and laying out"),
                        ("find_words", "finding the lexicon's words"),
                        ("find_words_of_300000_more", "finding words with 300,000 more")):
        one = megabytes_per_second(steps[name])
        print(f"| {label} | {one:.1f} | {one / here:.2f} |")
    if not has_jieba:
        print("\njieba was left out: node and npm are not there, or the package cannot be installed.")
    print(f"\nExtraction makes {steps['extract_pages']['statements']:.0f} statements of them. "
          f"Loading the rules takes {steps['load_rules']['real_time']:.0f} ms.\n")


def beside_jieba(programs, folders):
    if not install_jieba():
        raise SystemExit("jieba cannot be run: install node and npm")
    print(f"Extraction and @node-rs/jieba on one core, medians of {PAIRS} runs in turn, and of their ratios.\n\n"
          "| pages | extraction, MB/s | jieba cutting | jieba tagging | extraction beside tagging |\n|---|---:|---:|---:|---:|")
    for folder in folders:
        speeds, ratios = pairs(programs, folder, True)
        print(f"| {pathlib.Path(folder).name} | {speeds['extract_pages']:.2f} | {speeds['cut']:.1f} | {speeds['tag']:.1f} | {1 / ratios['tag']:.2f} |")


def store_and_export(programs, pages):
    store = benchmark(programs / "store_bench", pages)
    put, asked = store["put_pages"], store["ask_for_names"]
    print(f"Store and export, {STORE_MEGABYTES} MB of pages:\n\n| step | figure |\n|---|---:|")
    print(f"| pages put, each synced | {put['pages/s']:.0f} pages/s, {put['statements/s']:.0f} statements/s |")
    print(f"| publishing | {store['publish']['real_time']:.0f} ms |")
    print(f"| a name and its card, store open | p50 {asked['p50_us']:.0f} µs, p99 {asked['p99_us']:.0f} µs "
          f"over {asked['names']:.0f} names |")
    for name, one in benchmark(programs / "export_bench", pages).items():
        print(f"| {name.removeprefix('export_')} | {megabytes_per_second(one):.0f} MB/s, "
              f"{one['statements/s']:.0f} statements/s |")
    print()


def linking(programs):
    print("Linking in memory, document entities of the sample pages renamed in every copy; the peak is that of the process so far:\n")
    print(run([programs / "link_bench"]))
    print("The same through the store, pages put by another writer before:\n")
    print(run([programs / "link_bench", "--store"]))


def memory(programs, folder):
    print("Peak memory of `fangzhi build`:\n\n| pages | peak | seconds |\n|---:|---:|---:|")
    for megabytes in MEMORY_MEGABYTES:
        pages = make_pages(folder / f"pages-{megabytes}", megabytes)
        peak, seconds = peak_memory([programs.parent / "fangzhi", "build", "--store", folder / f"store-{megabytes}", pages])
        print(f"| {megabytes} MB | {peak:.0f} MB | {seconds:.1f} |")


def main(arguments):
    if not arguments:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    programs = pathlib.Path(arguments[0])
    if len(arguments) > 1:
        beside_jieba(programs, arguments[1:])
        return 0
    commit = run(["git", "-C", HERE, "describe", "--always", "--dirty"]).strip()
    print(f"# Measured on {datetime.date.today().isoformat()}\n")
    print(f"Commit {commit}; {machine()}. The pages are the sample pages of data/ repeated with other figures and names\n"
          f"(bench/make_pages.py), so they are kinder to caches than a real corpus.\n")
    with tempfile.TemporaryDirectory(prefix="fangzhi-bench-") as name:
        folder = pathlib.Path(name)
        extraction(programs, make_pages(folder / "text", TEXT_MEGABYTES))
        store_and_export(programs, make_pages(folder / "store-pages", STORE_MEGABYTES))
        linking(programs)
        memory(programs, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
