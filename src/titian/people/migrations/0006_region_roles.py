from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('people', '0005_organisation_run_by'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='invitation',
            name='invitation_known_role',
        ),
        migrations.RemoveConstraint(
            model_name='user',
            name='user_known_role',
        ),
        migrations.AlterField(
            model_name='invitation',
            name='role',
            field=models.CharField(choices=[('officer', 'officer'), ('supervisor', 'duty supervisor'), ('provider', 'provider'), ('coordinator', 'national coordinator'), ('administrator', 'administrator'), ('oversight', 'independent body for complaints'), ('translator', 'translator'), ('reviewer', 'reviewer'), ('co_chair', 'co-chair'), ('regional_office', 'regional office'), ('focal_point', 'focal point'), ('observer', 'observer')], max_length=16),
        ),
        migrations.AlterField(
            model_name='user',
            name='role',
            field=models.CharField(choices=[('officer', 'officer'), ('supervisor', 'duty supervisor'), ('provider', 'provider'), ('coordinator', 'national coordinator'), ('administrator', 'administrator'), ('oversight', 'independent body for complaints'), ('translator', 'translator'), ('reviewer', 'reviewer'), ('co_chair', 'co-chair'), ('regional_office', 'regional office'), ('focal_point', 'focal point'), ('observer', 'observer')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['officer', 'supervisor', 'provider', 'coordinator', 'administrator', 'oversight', 'translator', 'reviewer', 'co_chair', 'regional_office', 'focal_point', 'observer'])), name='invitation_known_role'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['officer', 'supervisor', 'provider', 'coordinator', 'administrator', 'oversight', 'translator', 'reviewer', 'co_chair', 'regional_office', 'focal_point', 'observer'])), name='user_known_role'),
        ),
    ]
