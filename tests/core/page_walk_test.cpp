#include "core/page_walk.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

// The names of a walk below the folder.
std::vector<std::string> names_below(const TemporaryFolder& folder, const PageWalk& walk) {
  std::vector<std::string> names;
  for (const PageSource& page : walk.pages) {
    names.push_back(page.name == "-" ? page.name : page.name.substr(folder.path().string().size() + 1));
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(PageWalk, TakesPagesOfAFolderInOrder) {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/z.md", "a.txt", "乙.txt", "甲.MARKDOWN", "a/b/c.TXT", "note.doc",
                           ".hidden.txt", ".git/x.txt", "b.meta.json", "b.txt.meta.json"}) {
    folder.write(name, "正文");
  }
  const PageWalk walk = walk_pages({folder.path().string()});
  EXPECT_EQ(names_below(folder, walk),
            (Names{"a.txt", "a/b/c.TXT", "a/z.md", "b.txt", "乙.txt", "甲.MARKDOWN"}));
  EXPECT_EQ(walk.problems, Names{});
}

TEST(PageWalk, KeepsTheOrderOfItsPaths) {
  const TemporaryFolder folder;
  const std::string b = folder.write("b.log", "x").string();
  const std::string a = folder.write("a.txt", "x").string();
  const PageWalk walk = walk_pages({b, "-", a, folder.path().string()});
  EXPECT_EQ(names_below(folder, walk), (Names{"b.log", "-", "a.txt", "a.txt"}));
}

TEST(PageWalk, NormalisesNames) {
  const TemporaryFolder folder;
  folder.write("a/x.txt", "x");
  const PageWalk walk =
      walk_pages({folder.path().string() + "/./a//../a/x.txt", folder.path().string() + "/a/."});
  EXPECT_EQ(names_below(folder, walk), (Names{"a/x.txt", "a/x.txt"}));
}

TEST(PageWalk, PassesOverSidecarsThatAGlobNamed) {
  const TemporaryFolder folder;
  const std::string sidecar = folder.write("a.meta.json", "{}").string();
  const PageWalk walk = walk_pages({sidecar});
  EXPECT_TRUE(walk.pages.empty());
  EXPECT_TRUE(walk.problems.empty());
}

TEST(PageWalk, NamesWhatIsMissingAndGoesOn) {
  const TemporaryFolder folder;
  const std::string missing = (folder / "none.txt").string();
  const std::string there = folder.write("a.txt", "x").string();
  const PageWalk walk = walk_pages({missing, there, "-", "-", ""});
  EXPECT_EQ(names_below(folder, walk), (Names{"a.txt", "-"}));
  EXPECT_EQ(walk.problems, (Names{missing + ": there is no such file or folder; check the path",
                                  "-: standard input can be read only once; name it once",
                                  "\"\": is not a path; name a file, a folder or -"}));
}

TEST(PageWalk, EntersALoopOfLinksOnce) {
  const TemporaryFolder folder;
  folder.write("a/x.txt", "x");
  fs::create_directory_symlink(folder.path(), folder / "a/up");
  fs::create_directory_symlink(folder / "a", folder / "A link before it");
  fs::create_symlink("self.txt", folder / "self.txt");
  const PageWalk walk = walk_pages({folder.path().string()});
  EXPECT_EQ(names_below(folder, walk), (Names{"a/x.txt"}));
  ASSERT_EQ(walk.problems.size(), 1u);
  EXPECT_EQ(walk.problems[0],
            (folder / "self.txt").string() + ": cannot be read (Too many levels of symbolic links)");
}

TEST(PageWalk, RefusesPipesAndDevices) {
  const TemporaryFolder folder;
  const std::string pipe = (folder / "pipe.txt").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(walk_pages({pipe}).problems, (Names{pipe + ": is neither a file nor a folder; it is skipped"}));
  EXPECT_EQ(walk_pages({folder.path().string()}).problems,
            (Names{pipe + ": is not a regular file; it is skipped"}));
  EXPECT_EQ(walk_pages({"/dev/null"}).problems,
            (Names{"/dev/null: is neither a file nor a folder; it is skipped"}));
}

TEST(PageWalk, SkipsAFolderWithoutPermissionOutLoud) {
  const TemporaryFolder folder;
  folder.write("open/x.txt", "x");
  folder.write("shut/y.txt", "y");
  fs::permissions(folder.path(), fs::perms::all);
  fs::permissions(folder / "open", fs::perms::all);
  fs::permissions(folder / "shut", fs::perms::none);
  const uid_t me = ::geteuid();
  constexpr uid_t kNobody = 65534;
  ASSERT_EQ(me == 0 ? ::seteuid(kNobody) : 0, 0);  // permissions do not bind the super-user
  const PageWalk walk = walk_pages({folder.path().string()});
  ASSERT_EQ(::seteuid(me), 0);
  fs::permissions(folder / "shut", fs::perms::all);
  EXPECT_EQ(names_below(folder, walk), (Names{"open/x.txt"}));
  EXPECT_EQ(walk.problems,
            (Names{(folder / "shut").string() +
                   ": the folder cannot be opened (Permission denied); its pages are skipped"}));
}

TEST(PageWalk, WritesNamesThatAreNotUtf8WithEscapes) {
  const TemporaryFolder folder;
  const fs::path path = folder.write("a\xff.txt", "x");
  const PageWalk walk = walk_pages({folder.path().string()});
  EXPECT_EQ(names_below(folder, walk), (Names{"a\\xff.txt"}));
  ASSERT_EQ(walk.pages.size(), 1u);
  EXPECT_EQ(walk.pages[0].path, path);
}

}  // namespace
}  // namespace fangzhi
