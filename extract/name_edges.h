// What names get or lose once they are chosen: edges, and types that the words beside them tell.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// A name with one quotation mark of two loses it at its edge, where the other stands outside the name: “省级
// 示范园”|等 is no 省级示范园”. Where the one stands inside, the other is taken in: “云河—青林|”快线.
void settle_marks(std::u32string_view text, std::vector<Mention>& mentions);
// 选址|初定|青林镇: no part of the name; 城东区|块|: part of it.
void settle_site_words(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 原|环城小学|副校长, where the page names 环城小学 near, too.
void cut_former(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 县文化和|广电旅游体育局 is one bureau.
void join_bureaus(std::u32string_view text, TypeId institution, std::vector<Mention>& mentions);
// A name with one bracket of two ends, or begins, at it: （以下简称经开区）|云河大道北延,
// “一桥两路”（云河桥、【青溪路】）工程.
void cut_brackets(std::u32string_view text, std::vector<Mention>& mentions);
// 青禾涂料|先行|入驻: the adverb gives no letter to a firm's name.
void cut_adverbs_behind(const Reading& reading, TypeId institution, std::vector<Mention>& mentions);
// 周云河|高举 where the page names 周云河, 周云|先后: the word behind gives no letter to a name.
void cut_known_persons(std::u32string_view text, TypeId person, std::vector<Mention>& mentions);
// 【青溪】、【禾溪】|两镇: how many there are, and of what kind, is no part of the last one's name.
void cut_counted_towns(std::u32string_view text, TypeId place, std::vector<Mention>& mentions);
// 日资企业|青禾机械, 市级重点项目|云河冷链园, 五届|青禾茶文化节: what a name is introduced by is no part of
// it.
void cut_introductions(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);
// 张云河|与|青禾商会: a person whom the page knows is no part of a body's name.
void split_off_persons(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 【驻市检察院纪检监察组】, 【青禾县驻深圳联络处】: what a body is stationed at, and who sent it, are parts
// of its name.
void take_station(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 入选“云河数字政府评估指数暨|全国典型案例50强|”: what is awarded between quotation marks is all that they
// enclose.
void widen_quoted_honors(std::u32string_view text, TypeId honor, std::vector<Mention>& mentions);
// 【青溪】、【禾溪】、【林溪湿地公园】: names built alike share the head of the last, and its type.
void share_heads(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 当天上午|启动仪式: the day is no part of the name.
void cut_days_of_events(std::u32string_view text, TypeId event, std::vector<Mention>& mentions);
// 推介会 on a page that names the 云河县（杭州）招商推介会 before it: no name, but what is meant where one is
// looked for.
void drop_short_events(std::u32string_view text, TypeId event, std::vector<Mention>& mentions);
// 省委、市委、区委|全会精神: of a list of bodies the last is one too, for the meeting is of all of them.
void split_shared_meetings(const Reading& reading, const TypeTable& types, std::vector<Mention>& mentions);
// 【云河县委】|【县政府】, 【市委】|【市政府】: a committee and a government in one breath are two bodies.
void split_committees(std::u32string_view text, TypeId institution, std::vector<Mention>& mentions);
// 云河县第十五届人民代表大会|第三次会议|: the session is a part of the name, blanks between them or not.
void take_sessions(std::u32string_view text, TypeId event, std::vector<Mention>& mentions);
// 入选|全国绿色工厂|名单: the list of those who have an honour, but not 特色小镇|创建|名单 of those who
// strive for one.
void cut_lists_of_honors(const Reading& reading, TypeId honor, std::vector<Mention>& mentions);

// 云河茶文化节|开幕式, where the page names the 云河茶文化节 by itself, too.
void cut_openings_of_events(std::u32string_view text, TypeId event, std::vector<Mention>& mentions);

// All of these, in the order in which each finds what it needs.
void settle_names(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

}  // namespace fangzhi
